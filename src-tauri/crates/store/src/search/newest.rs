//! Of the searches of one desk only the newest is wanted: each breaks off the one before.

use crate::error::StoreError;
use rusqlite::InterruptHandle;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The search that is going on.
#[derive(Default)]
pub(crate) struct Newest(Mutex<Slot>);

#[derive(Default)]
struct Slot {
    number: u64,
    running: Option<InterruptHandle>,
}

impl Newest {
    /// Carries out a search on the connection of `handle`, and breaks off the one before. `work`
    /// gets a question to ask between its statements, because an interrupt ends only the one that
    /// is running.
    ///
    /// No other search holds the handle once this has returned, so the connection can serve others.
    ///
    /// # Errors
    /// `Cancelled`, when a later search began meanwhile; those of `work`.
    pub(crate) fn run<T>(
        &self,
        handle: InterruptHandle,
        work: impl FnOnce(&dyn Fn() -> Result<(), StoreError>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let number = self.begin(handle);
        let answer = work(&|| self.is_wanted(number));
        let mut slot = self.slot();
        if slot.number != number {
            return Err(StoreError::Cancelled);
        }
        slot.running = None;
        answer
    }

    fn begin(&self, handle: InterruptHandle) -> u64 {
        let mut slot = self.slot();
        if let Some(before) = slot.running.replace(handle) {
            before.interrupt();
        }
        slot.number += 1;
        slot.number
    }

    fn is_wanted(&self, number: u64) -> Result<(), StoreError> {
        if self.slot().number == number {
            Ok(())
        } else {
            Err(StoreError::Cancelled)
        }
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;
    use rusqlite::functions::{Context, FunctionFlags};
    use std::sync::mpsc;
    use std::thread;

    /// Calls `begun` from within, and never ends.
    const WITHOUT_END: &str =
        "WITH RECURSIVE n (x) AS (SELECT begun() UNION ALL SELECT x + 1 FROM n)
         SELECT count(*) FROM n";

    fn ask(connection: &Connection, sql: &str) -> Result<i64, StoreError> {
        Ok(connection.query_row(sql, [], |row| row.get(0))?)
    }

    #[test]
    fn a_later_search_breaks_off_the_statement_of_the_one_before() {
        let newest = Newest::default();
        let (tell, told) = mpsc::channel();
        thread::scope(|scope| {
            let newest = &newest;
            let first = scope.spawn(move || {
                let connection = Connection::open_in_memory().unwrap();
                let begun = move |_: &Context<'_>| {
                    tell.send(()).unwrap();
                    Ok(1)
                };
                connection
                    .create_scalar_function("begun", 0, FunctionFlags::default(), begun)
                    .unwrap();
                let handle = connection.get_interrupt_handle();
                let answer = newest.run(handle, |_| ask(&connection, WITHOUT_END));
                (answer, ask(&connection, "SELECT 7").unwrap())
            });
            told.recv().unwrap();
            let second = Connection::open_in_memory().unwrap();
            let answer = newest.run(second.get_interrupt_handle(), |_| ask(&second, "SELECT 1"));
            assert_eq!(answer.unwrap(), 1);
            let (answer, after) = first.join().unwrap();
            assert!(matches!(answer, Err(StoreError::Cancelled)), "{answer:?}");
            assert_eq!(after, 7, "the connection serves the next");
        });
    }

    #[test]
    fn a_search_that_is_between_two_statements_learns_it_when_it_asks() {
        let newest = Newest::default();
        let first = Connection::open_in_memory().unwrap();
        let second = Connection::open_in_memory().unwrap();
        let answer = newest.run(first.get_interrupt_handle(), |wanted| {
            wanted()?;
            newest.run(second.get_interrupt_handle(), |_| Ok(()))?;
            wanted()
        });
        assert!(matches!(answer, Err(StoreError::Cancelled)), "{answer:?}");
    }

    #[test]
    fn a_search_that_ended_is_not_broken_off() {
        let newest = Newest::default();
        let connection = Connection::open_in_memory().unwrap();
        for expected in 1..4 {
            let answer = newest.run(connection.get_interrupt_handle(), |wanted| {
                wanted()?;
                ask(&connection, &format!("SELECT {expected}"))
            });
            assert_eq!(answer.unwrap(), expected);
        }
    }
}
