package dev.marquee.api.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class GroupCommitTest {
    private final List<String> log = new CopyOnWriteArrayList<>();

    /** Notes where each transaction ends. */
    private final TransactionOperations noting = new TransactionOperations() {
        @Override
        public <T> T execute(TransactionCallback<T> action) {
            T result = action.doInTransaction(null);
            log.add("commit");
            return result;
        }
    };

    @Test
    void returnsAfterTheCommit() {
        try (var commits = new GroupCommit(noting)) {
            commits.run(() -> log.add("a"));
            assertThat(log).containsExactly("a", "commit");
        }
    }

    @Test
    void commitsWhatArrivedMeanwhileAtOnce() throws Exception {
        var first = new CountDownLatch(1);
        try (var commits = new GroupCommit(noting);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = threads.submit(() -> commits.run(() -> {
                try {
                    first.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            Thread.sleep(50);
            List<? extends Future<?>> others = List.of("a", "b", "c").stream()
                    .map(name -> threads.submit(() -> commits.run(() -> log.add(name))))
                    .toList();
            Thread.sleep(50);
            assertThat(log).isEmpty();
            first.countDown();
            slow.get();
            for (Future<?> each : others) {
                each.get();
            }
        }
        assertThat(log.getFirst()).isEqualTo("commit");
        assertThat(log.subList(1, 4)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(log.subList(4, log.size())).containsExactly("commit");
    }

    @Test
    void reportsAGroupThatWasNotCommittedAndGoesOn() {
        try (var commits = new GroupCommit(noting)) {
            assertThatThrownBy(() -> commits.run(() -> {
                        throw new CannotCreateTransactionException("locked");
                    }))
                    .isInstanceOf(DataAccessException.class)
                    .hasRootCauseMessage("locked");
            commits.run(() -> log.add("next"));
            assertThat(log).containsExactly("next", "commit");
        }
    }
}
