package io.rubric.impl.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.rubric.cache.CacheResult;
import io.rubric.impl.testing.Node;
import io.rubric.lock.Locked;
import io.rubric.throttle.Throttled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeploymentErrorsTest {

    @ApplicationScoped
    public static class FiveMistakes {
        @CacheResult(key = "{nmae}")
        public String template(String name) {
            return name;
        }

        @CacheResult(ttl = "ten minutes")
        public String duration(String name) {
            return name;
        }

        @CacheResult
        public void nothing(String name) {}

        @CacheResult
        public Stream<String> lazy(String name) {
            return Stream.of(name);
        }

        @Throttled(limit = -1)
        public void limit() {}
    }

    @Test
    void fiveMistakesAreReportedTogetherWithTheirCodesAndPlaces() {
        String report = report(FiveMistakes.class);
        assertThat(report).contains("Rubric found 5 mistakes");
        assertThat(report)
                .contains("RUBRIC-901 @CacheResult on " + FiveMistakes.class.getName() + "#template(java.lang.String)")
                .contains("found {nmae} in \"{nmae}\"; write one of [name]")
                .contains("RUBRIC-905 @CacheResult on " + FiveMistakes.class.getName() + "#duration(java.lang.String)")
                .contains("found \"ten minutes\"; write a duration such as 500ms")
                .contains("RUBRIC-101 @CacheResult on " + FiveMistakes.class.getName() + "#nothing(java.lang.String)")
                .contains("RUBRIC-102 @CacheResult on " + FiveMistakes.class.getName() + "#lazy(java.lang.String)")
                .contains("RUBRIC-201 @Throttled on " + FiveMistakes.class.getName() + "#limit()");
    }

    @Dependent
    public static class NotInterceptable {
        @Locked
        private void hidden() {}

        @CacheResult
        static String shared() {
            return "";
        }

        @Throttled(limit = 1)
        public final void fixed() {}

        void use() {
            hidden();
        }
    }

    @Test
    void aMethodThatTheContainerCannotInterceptIsAMistake() {
        assertThat(report(NotInterceptable.class))
                .contains("RUBRIC-906 @Locked on " + NotInterceptable.class.getName() + "#hidden()")
                .contains("found private")
                .contains("RUBRIC-906 @CacheResult on " + NotInterceptable.class.getName() + "#shared()")
                .contains("found static")
                .contains("RUBRIC-906 @Throttled on " + NotInterceptable.class.getName() + "#fixed()")
                .contains("found final");
    }

    @Test
    void withoutAnAddressTheMessageNamesTheWaysOut() {
        Throwable error = catchThrowable(
                () -> Node.startWith(Map.of(), CommandCountTest.Bean.class).close());
        assertThat(error).hasMessageContaining("RUBRIC-909");
        assertThat(error.getMessage())
                .contains("rubric.redis.address=redis://host:port")
                .contains("embedded")
                .contains("RedissonClient");
    }

    private static String report(Class<?> bean) {
        Throwable error = catchThrowable(() -> Node.start(bean).close());
        assertThat(error).isNotNull();
        return error.getMessage();
    }
}
