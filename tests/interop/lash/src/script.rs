// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//! Operations one after the other. The input is {"ops": […], "claims": {name: claim}}; the output
//! {"outcomes": […], "claims": …}, so that another program can go on with the claims of this one.
//! Ids and tokens, which no two runs share, stay out of the outcomes: batches are named by their sequence.

use std::collections::BTreeMap;

use lash_core::runtime::{QueuedWorkBatchDraft, QueuedWorkClaim, QueuedWorkClaimBoundary, QueuedWorkPayload};
use lash_core::{
    DeliveryPolicy, MergeKey, RuntimeCommit, RuntimePersistence, SlotPolicy, StoreError, TurnInput,
};
use lash_sqlite_store::Store;
use serde_json::{Value, json};

type Claims = BTreeMap<String, QueuedWorkClaim>;

pub async fn run(store: &Store) -> Value {
    let input: Value = serde_json::from_reader(std::io::stdin()).expect("a script");
    let mut claims: Claims = match input.get("claims") {
        Some(known) => serde_json::from_value(known.clone()).expect("claims"),
        None => Claims::new(),
    };
    let mut outcomes = Vec::new();
    for op in input["ops"].as_array().expect("ops") {
        let outcome = perform(store, op, &mut claims).await;
        outcomes.push(outcome.unwrap_or_else(|error| json!({"error": name(&error)})));
    }
    json!({"outcomes": outcomes, "claims": claims})
}

fn name(error: &StoreError) -> String {
    match error {
        StoreError::HeadRevisionConflict { expected, actual } => {
            format!("HeadRevisionConflict {} {actual}", expected.unwrap_or(0))
        }
        StoreError::SessionBindingMismatch { bound_session_id, attempted_session_id } => {
            format!("SessionBindingMismatch {bound_session_id} {attempted_session_id}")
        }
        StoreError::RuntimeTurnCommitConflict { session_id, turn_id } => {
            format!("TurnCommitConflict {session_id} {turn_id}")
        }
        StoreError::QueuedWorkClaimExpired { .. } => "ClaimExpired".to_string(),
        StoreError::Backend(text) if text.starts_with("UNIQUE") => "AlreadyExists".to_string(),
        other => format!("{other}"),
    }
}

fn text<'a>(op: &'a Value, key: &str) -> &'a str {
    op[key].as_str().unwrap_or("")
}

fn draft(op: &Value) -> QueuedWorkBatchDraft {
    let inputs = op["texts"].as_array().map(Vec::as_slice).unwrap_or_default();
    let payloads: Vec<_> = inputs
        .iter()
        .map(|input| QueuedWorkPayload::turn_input(TurnInput::text(input.as_str().unwrap_or(""))))
        .collect();
    let delivery = DeliveryPolicy::from_wire_str(text(op, "delivery"));
    let slot = SlotPolicy::from_wire_str(text(op, "slot"));
    let mut made = QueuedWorkBatchDraft::new(
        text(op, "session"),
        delivery.unwrap_or(DeliveryPolicy::EarliestSafeBoundary),
        slot.unwrap_or(SlotPolicy::Exclusive),
        payloads,
    )
    .with_available_at_ms(op["available_at_ms"].as_u64().unwrap_or(0));
    if let Some(key) = op.get("merge_key") {
        let key: MergeKey = serde_json::from_value(key.clone()).expect("a merge key");
        made = made.with_merge_key(key);
    }
    match op["source_key"].as_str() {
        Some(key) => made.with_source_key(key),
        None => made,
    }
}

async fn perform(store: &Store, op: &Value, claims: &mut Claims) -> Result<Value, StoreError> {
    match text(op, "op") {
        "enqueue" => {
            let batch = store.enqueue_queued_work(draft(op)).await?;
            Ok(json!({"seq": batch.enqueue_seq, "items": batch.items.len()}))
        }
        "list" | "pending" => {
            let session = text(op, "session");
            let batches = match text(op, "op") {
                "list" => store.list_queued_work(session).await?,
                _ => store.list_pending_queued_work(session).await?,
            };
            let all = batches.iter().map(|batch| {
                let payloads: Vec<_> = batch.items.iter().map(|item| json!(item.payload)).collect();
                json!({"seq": batch.enqueue_seq, "source_key": batch.source_key, "payloads": payloads})
            });
            Ok(Value::Array(all.collect()))
        }
        "claim" => claim(store, op, claims).await,
        "renew" => {
            let claim = &claims[text(op, "claim")];
            let ttl = op["ttl_ms"].as_u64().unwrap_or(0);
            let renewed = store.renew_queued_work_claim(claim, ttl).await?;
            claims.insert(text(op, "claim").to_string(), renewed);
            Ok(json!("renewed"))
        }
        "abandon" => {
            store.abandon_queued_work_claim(&claims[text(op, "claim")]).await?;
            Ok(json!("abandoned"))
        }
        "cancel" => {
            let session = text(op, "session");
            let listed = store.list_queued_work(session).await?;
            let batch = listed.iter().find(|batch| Some(batch.enqueue_seq) == op["seq"].as_u64());
            let id = batch.map_or("none", |batch| batch.batch_id.as_str());
            let gone = store.cancel_queued_work_batch(session, id).await?;
            Ok(json!({"cancelled": gone.map(|batch| batch.enqueue_seq)}))
        }
        "commit" => commit(store, op, claims).await,
        "gc" => {
            let report = Store::gc_unreachable(store).await;
            Ok(json!({"roots": report.root_count, "retained": report.retained_blob_count,
                "deleted": report.deleted_blob_count}))
        }
        "tombstone" => {
            let ids: Vec<String> = serde_json::from_value(op["ids"].clone()).expect("ids");
            store.tombstone_nodes(&ids).await?;
            Ok(json!("tombstoned"))
        }
        "vacuum" => Ok(json!({"removed": store.vacuum().await?.removed_node_count})),
        other => panic!("no such operation: {other}"),
    }
}

async fn claim(store: &Store, op: &Value, claims: &mut Claims) -> Result<Value, StoreError> {
    let boundary = match text(op, "boundary") {
        "active_turn_checkpoint" => QueuedWorkClaimBoundary::ActiveTurnCheckpoint,
        _ => QueuedWorkClaimBoundary::Idle,
    };
    let ttl = op["ttl_ms"].as_u64().unwrap_or(0);
    let max = op["max"].as_u64().unwrap_or(1) as usize;
    let claimed = store
        .claim_ready_queued_work(text(op, "session"), text(op, "owner"), boundary, ttl, max)
        .await?;
    let Some(claim) = claimed else {
        return Ok(Value::Null);
    };
    let seqs: Vec<_> = claim.batches.iter().map(|batch| batch.enqueue_seq).collect();
    let answer = json!({"claim": claim.claim_id, "fencing_token": claim.fencing_token, "seqs": seqs});
    claims.insert(text(op, "as").to_string(), claim);
    Ok(answer)
}

async fn commit(store: &Store, op: &Value, claims: &Claims) -> Result<Value, StoreError> {
    let mut commit: RuntimeCommit = serde_json::from_value(op["commit"].clone()).expect("a commit");
    for name in op["complete"].as_array().map(Vec::as_slice).unwrap_or_default() {
        let claim = &claims[name.as_str().expect("a claim's name")];
        commit = commit.completing_queue_claim(claim.completion());
    }
    let done = store.commit_runtime_state(commit).await?;
    Ok(json!({"head_revision": done.head_revision, "checkpoint_ref": done.checkpoint_ref,
        "manifest": done.manifest}))
}
