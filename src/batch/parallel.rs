//! Work on all threads with the order kept and memory bounded. The only door to rayon.

use std::collections::BTreeMap;
use std::sync::mpsc;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Pieces of work that may be under way or waiting for an earlier one, for each thread.
const IN_FLIGHT_PER_THREAD: usize = 3;

/// A fixed number of worker threads.
#[derive(Debug)]
pub(crate) struct Workers {
    pool: ThreadPool,
    threads: usize,
}

impl Workers {
    /// `threads` workers; 0 is one for each processor.
    pub fn new(threads: usize) -> Result<Workers, std::io::Error> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build().map_err(std::io::Error::other)?;
        Ok(Workers { threads: pool.current_num_threads(), pool })
    }

    /// Hands each item to a worker and each result to `consume`, in the order of the items.
    ///
    /// Items are taken from the iterator on the calling thread, never more than a few for each worker before their results
    /// have been consumed. Stops at the first error of `consume`.
    pub fn ordered<T: Send, R: Send, E>(
        &self,
        items: impl Iterator<Item = T>,
        work: impl Fn(T) -> R + Sync,
        mut consume: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let limit = self.threads * IN_FLIGHT_PER_THREAD;
        let work = &work;
        self.pool.in_place_scope(|scope| {
            let (sender, receiver) = mpsc::channel();
            let mut early: BTreeMap<usize, R> = BTreeMap::new();
            let mut items = items.enumerate();
            let (mut started, mut consumed) = (0, 0);
            let mut more = true;
            loop {
                while more && started - consumed < limit {
                    let Some((index, item)) = items.next() else {
                        more = false;
                        break;
                    };
                    started += 1;
                    let sender = sender.clone();
                    scope.spawn(move |_| {
                        // The receiver is gone only after `consume` has failed; nobody waits for this result then.
                        let _ = sender.send((index, work(item)));
                    });
                }
                if consumed == started {
                    return Ok(());
                }
                let (index, result) = receiver.recv().expect("a worker answers for every item it was given");
                early.insert(index, result);
                while let Some(result) = early.remove(&consumed) {
                    consumed += 1;
                    consume(result)?;
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let workers = Workers::new(3).expect("threads can be started");
        let mut seen = Vec::new();
        let slow_first = |item: u64| {
            std::thread::sleep(std::time::Duration::from_micros((100 - item % 100) * 10));
            item * 2
        };
        let done: Result<(), ()> = workers.ordered(0..200, slow_first, |result| {
            seen.push(result);
            Ok(())
        });
        assert_eq!(done, Ok(()));
        assert_eq!(seen, (0..200).map(|item| item * 2).collect::<Vec<_>>());
    }

    #[test]
    fn an_error_of_the_consumer_ends_the_work() {
        let workers = Workers::new(2).expect("threads can be started");
        let done = workers.ordered(0.., |item: u64| item, |item| if item < 10 { Ok(()) } else { Err(item) });
        assert_eq!(done, Err(10));
    }

    #[test]
    fn never_more_than_a_few_items_are_taken_ahead() {
        let workers = Workers::new(2).expect("threads can be started");
        let taken = std::cell::Cell::new(0usize);
        let items = (0..100).inspect(|_| taken.set(taken.get() + 1));
        let mut consumed = 0;
        let done: Result<(), ()> = workers.ordered(
            items,
            |item: usize| item,
            |_| {
                consumed += 1;
                assert!(taken.get() <= consumed - 1 + 2 * IN_FLIGHT_PER_THREAD);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
    }
}
