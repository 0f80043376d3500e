//! `task`, `award` and `time`.

use super::Login;
use clap::{Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum TaskWhat {
    /// The open tasks of the roles held, the oldest first.
    List {
        #[command(flatten)]
        at: Login,
        /// Those that are settled, too.
        #[arg(long)]
        all: bool,
    },
    /// Takes a task on.
    Take {
        #[command(flatten)]
        at: Login,
        task: String,
    },
    /// Settles a task.
    Close {
        #[command(flatten)]
        at: Login,
        task: String,
        /// What came of it.
        #[arg(long)]
        outcome: String,
    },
}

#[derive(Subcommand)]
pub enum TimeWhat {
    /// Confirms that the clock is right, although it is behind or far ahead of the newest entry.
    Confirm {
        #[command(flatten)]
        at: Login,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum AwardLevel {
    Bronze,
    Silver,
    Gold,
    Lifetime,
}
