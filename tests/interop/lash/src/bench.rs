// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//! How often a second a batch is claimed and completed, with the settings that the store has by itself: a
//! write-ahead log, synchronous NORMAL. Completing is a commit that changes nothing else: it has no other way.

use std::time::{Duration, Instant};

use lash_core::runtime::{QueuedWorkBatchDraft, QueuedWorkClaimBoundary, QueuedWorkPayload};
use lash_core::{
    DeliveryPolicy, RuntimeCommit, RuntimePersistence, RuntimeSessionState, SlotPolicy, TurnInput,
};
use lash_sqlite_store::Store;
use serde_json::{Value, json};

const SESSION: &str = "bench";

async fn enqueue(store: &Store, n: usize) {
    let payload = QueuedWorkPayload::turn_input(TurnInput::text(format!("work {n}")));
    let draft = QueuedWorkBatchDraft::new(
        SESSION,
        DeliveryPolicy::EarliestSafeBoundary,
        SlotPolicy::Exclusive,
        vec![payload],
    )
    .with_source_key(format!("key {n}"));
    store.enqueue_queued_work(draft).await.expect("enqueue");
}

pub async fn claim_and_complete(store: &Store, count: usize, depth: usize) -> Value {
    for n in 0..depth {
        enqueue(store, n).await;
    }
    let mut state = RuntimeSessionState {
        session_id: SESSION.to_string(),
        ..RuntimeSessionState::default()
    };
    let (mut claiming, mut completing) = (Duration::ZERO, Duration::ZERO);
    for n in 0..count {
        let at = Instant::now();
        let claim = store
            .claim_ready_queued_work(SESSION, "worker", QueuedWorkClaimBoundary::Idle, 60_000, 1)
            .await
            .expect("claim")
            .expect("one");
        claiming += at.elapsed();
        let commit = RuntimeCommit::persisted_state(&state, &[]).completing_queue_claim(claim.completion());
        let at = Instant::now();
        let done = store.commit_runtime_state(commit).await.expect("complete");
        completing += at.elapsed();
        state.head_revision = Some(done.head_revision);
        enqueue(store, depth + n).await; // the queue keeps its length, outside the clock
    }
    let rate = |took: Duration| count as f64 / took.as_secs_f64();
    json!({"claims_per_second": rate(claiming), "completions_per_second": rate(completing),
        "both_per_second": rate(claiming + completing)})
}
