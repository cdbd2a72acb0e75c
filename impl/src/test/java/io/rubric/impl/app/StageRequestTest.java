package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.testing.Node;
import io.rubric.lock.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A method that returns a stage runs after the lock was granted, on a thread of Rubric's. */
class StageRequestTest {

    @RequestScoped
    public static class Request {
        public String text() {
            return "in a request";
        }
    }

    @ApplicationScoped
    public static class Bean {
        private Request request;

        protected Bean() {}

        @Inject
        Bean(Request request) {
            this.request = request;
        }

        @Locked("orders")
        public CompletionStage<String> text() {
            return CompletableFuture.completedFuture(request.text());
        }
    }

    @Test
    void itsBeanMayUseTheRequestScope() throws Exception {
        try (Node node = Node.start(Bean.class, Request.class)) {
            RequestContextController request = node.get(RequestContextController.class);
            request.activate(); // the caller's own, which Rubric's thread does not have
            CompletionStage<String> text = node.get(Bean.class).text();
            assertThat(text.toCompletableFuture().get(20, TimeUnit.SECONDS)).isEqualTo("in a request");
            request.deactivate();
        }
    }
}
