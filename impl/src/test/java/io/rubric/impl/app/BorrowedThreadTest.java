package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.concurrent.FastThreadLocal;
import io.rubric.impl.testing.Node;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Threads of a server outlive the application; what Netty keeps in them would keep its class loader. */
class BorrowedThreadTest {

    @Test
    void deployingCallingAndUndeployingLeaveNothingOfNettyInTheThread() throws Exception {
        CompletableFuture<Integer> left = new CompletableFuture<>();
        Thread server = new Thread(() -> {
            try (Node node = Node.start(CommandCountTest.Bean.class)) {
                CommandCountTest.Bean bean = node.get(CommandCountTest.Bean.class);
                bean.cached(1);
                bean.remove(1);
                bean.limited("me");
                bean.locked(1);
            }
            left.complete(FastThreadLocal.size());
        });
        server.start();
        assertThat(left.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void whatSomebodyElseKeepsInTheThreadStays() {
        FastThreadLocal<String> theirs = new FastThreadLocal<>();
        theirs.set("kept");
        try (Node node = Node.start(CommandCountTest.Bean.class)) {
            node.get(CommandCountTest.Bean.class).cached(1);
            assertThat(theirs.get()).isEqualTo("kept");
        } finally {
            FastThreadLocal.removeAll();
        }
    }
}
