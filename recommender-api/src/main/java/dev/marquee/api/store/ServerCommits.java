package dev.marquee.api.store;

import org.springframework.transaction.support.TransactionOperations;

/** Writes to a database across the network, which commits a single statement by itself. */
record ServerCommits(BoundedCalls calls, TransactionOperations transaction) implements Commits {
    @Override
    public void run(Runnable statement) {
        calls.call(() -> {
            statement.run();
            return true;
        });
    }

    @Override
    public void together(int count, Runnable statements) {
        run(() -> transaction.executeWithoutResult(status -> statements.run()));
    }

    @Override
    public void close() {
        calls.close();
    }
}
