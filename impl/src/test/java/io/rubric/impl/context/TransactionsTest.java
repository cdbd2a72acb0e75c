package io.rubric.impl.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TransactionsTest {

    private final Transactions transactions = new Transactions();

    @Test
    void withoutTheContainersRegistryThereIsNeverATransaction() {
        assertThat(transactions.isActive()).isFalse();
        transactions.start();
        assertThat(transactions.isActive()).isFalse();
        assertThat(transactions.marks()).isEmpty();
    }

    @Test
    void whatNeedsATransactionSaysSo() {
        transactions.start();
        assertThatIllegalStateException().isThrownBy(() -> transactions.mark("mark"));
        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.afterOthers(
                        java.time.Duration.ZERO,
                        () -> java.util.concurrent.CompletableFuture.completedFuture(null),
                        certain -> {}));
    }
}
