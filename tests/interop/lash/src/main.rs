// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
//! The published lash store, told what to do with one session file. It answers in JSON on its standard
//! output, in the words that our own program beside it uses, so that the answers can be compared.

mod bench;
mod race;
mod script;

use std::path::Path;

use lash_sqlite_store::Store;

const USAGE: &str = "script FILE            operations from the standard input, one after the other
race-claim FILE SESSION OWNER         claims one batch at a time until none is left; prints the ids
race-commit FILE SESSION OWNER COUNT  commits on the head that it believes in; prints the revisions it made
bench FILE COUNT DEPTH                claim and complete, with DEPTH batches waiting
The races print a line when ready and begin when a line comes.";

async fn open(path: &str) -> Store {
    match Store::open(Path::new(path)).await {
        Ok(store) => store,
        Err(error) => {
            eprintln!("{path}: {error}");
            std::process::exit(1);
        }
    }
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let answer = match words[..] {
        ["script", file] => script::run(&open(file).await).await,
        ["race-claim", file, session, owner] => race::claims(&open(file).await, session, owner).await,
        ["race-commit", file, session, owner, count] => {
            let count = count.parse().expect("COUNT is a number");
            race::commits(&open(file).await, session, owner, count).await
        }
        ["bench", file, count, depth] => {
            let count = count.parse().expect("COUNT is a number");
            let depth = depth.parse().expect("DEPTH is a number");
            bench::claim_and_complete(&open(file).await, count, depth).await
        }
        _ => {
            eprintln!("{USAGE}");
            std::process::exit(2);
        }
    };
    println!("{answer}");
}
