// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//! One side of a race with another process on the same file.

use std::io::Write;

use lash_core::runtime::QueuedWorkClaimBoundary;
use lash_core::{RuntimeCommit, RuntimePersistence, RuntimeSessionState, StoreError};
use lash_sqlite_store::Store;
use serde_json::{Value, json};

const HOUR_MS: u64 = 3_600_000;

fn wait_for_the_start() {
    println!("ready");
    std::io::stdout().flush().expect("standard output");
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("standard input");
}

pub async fn claims(store: &Store, session: &str, owner: &str) -> Value {
    wait_for_the_start();
    let mut owned = Vec::new();
    let mut errors = Vec::new();
    loop {
        let claimed = store
            .claim_ready_queued_work(session, owner, QueuedWorkClaimBoundary::Idle, HOUR_MS, 1)
            .await;
        match claimed {
            Ok(None) => return json!({"owned": owned, "errors": errors}),
            Ok(Some(claim)) => match store.renew_queued_work_claim(&claim, HOUR_MS).await {
                Ok(claim) => owned.extend(claim.batches.into_iter().map(|batch| batch.batch_id)),
                Err(error) => errors.push(error.to_string()),
            },
            Err(error) => {
                errors.push(error.to_string());
                return json!({"owned": owned, "errors": errors});
            }
        }
    }
}

pub async fn commits(store: &Store, session: &str, _owner: &str, count: usize) -> Value {
    let mut state = RuntimeSessionState {
        session_id: session.to_string(),
        ..RuntimeSessionState::default()
    };
    wait_for_the_start();
    let mut made = Vec::new();
    let mut conflicts = 0;
    let mut errors: Vec<String> = Vec::new();
    let mut believed = 0;
    while made.len() < count && errors.is_empty() {
        state.head_revision = Some(believed);
        state.turn_index += 1;
        let commit = RuntimeCommit::persisted_state(&state, &[]);
        match store.commit_runtime_state(commit).await {
            Ok(done) => {
                believed = done.head_revision;
                made.push(believed);
            }
            Err(StoreError::HeadRevisionConflict { actual, .. }) => {
                believed = actual;
                conflicts += 1;
            }
            Err(error) => errors.push(error.to_string()),
        }
    }
    json!({"revisions": made, "conflicts": conflicts, "errors": errors})
}
