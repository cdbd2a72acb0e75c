package io.rubric.impl.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rubric.lock.Locked;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterceptedMethodTest {

    static class Base<T> {
        public CompletableFuture<List<T>> later(T id, int[] numbers) {
            return null;
        }

        @Locked("own")
        public void locked() {}
    }

    @Locked("type")
    static class Bean extends Base<Long> {
        public void open() {}

        protected void inherited() {}

        void near() {}

        @SuppressWarnings("unused")
        private void hidden() {}

        static void shared() {}

        public final void fixed() {}
    }

    @Test
    void isKnownByItsBeanAndItsParameters() {
        assertThat(of("later")).hasToString(Bean.class.getName() + "#later(java.lang.Object,int[])");
        assertThat(of("open").place(Locked.class)).isEqualTo("@Locked on " + Bean.class.getName() + "#open()");
    }

    @Test
    void oneMethodOfTwoBeansIsTwo() {
        assertThat(new InterceptedMethod(Base.class, method("later"))).isNotEqualTo(of("later"));
    }

    @Test
    void itsTypesAreThoseOfTheBean() {
        assertThat(of("later").resultType())
                .hasToString("java.util.concurrent.CompletableFuture<java.util.List<java.lang.Long>>");
        assertThat(of("later").valueType()).hasToString("java.util.List<java.lang.Long>");
        assertThat(of("later").isStage()).isTrue();
        assertThat(of("open").isStage()).isFalse();
        assertThat(of("open").valueType()).isEqualTo(void.class);
        assertThat(of("later").parameterTypes()).containsExactly(Long.class, int[].class);
        assertThat(of("later").parameterNames()).containsExactly("id", "numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "inherited", "near", "later"})
    void aContainerCanInterceptIt(String name) {
        assertThat(of(name).isBusinessMethod()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hidden", "shared", "fixed", "toString"})
    void aContainerCannotInterceptIt(String name) {
        assertThat(of(name).isBusinessMethod()).isFalse();
    }

    @Test
    void anAnnotationOfTheMethodComesBeforeThatOfTheBean() {
        assertThat(((Locked) of("locked").find(Locked.class)).value()).containsExactly("own");
        assertThat(((Locked) of("open").find(Locked.class)).value()).containsExactly("type");
        assertThatIllegalStateException()
                .isThrownBy(() -> new InterceptedMethod(Base.class, method("later")).find(Locked.class))
                .withMessageContaining("@Locked on " + Base.class.getName() + "#later");
    }

    abstract static class Repo<T> {
        public T find() {
            return null;
        }

        public void kept() {}

        public void replaced() {}
    }

    static class Stages extends Repo<CompletionStage<Long>> {
        @Override
        public void replaced() {}
    }

    static class Futures extends Repo<Promise<Long>> {}

    static class Promise<T> extends CompletableFuture<T> {}

    @Test
    void aStageIsWhatTheBeanSaysItReturns() throws Exception {
        Method find = Repo.class.getMethod("find");
        InterceptedMethod stage = new InterceptedMethod(Stages.class, find);
        assertThat(stage.isStage()).isTrue();
        assertThat(stage.valueType()).isEqualTo(Long.class);
        InterceptedMethod other = new InterceptedMethod(Futures.class, find);
        assertThat(other.isStage()).isFalse();
        assertThat(other.isOtherStage()).isTrue();
    }

    @Test
    void aMethodThatTheBeanReplacesIsOverridden() throws Exception {
        assertThat(new InterceptedMethod(Stages.class, Repo.class.getMethod("replaced")).isOverridden())
                .isTrue();
        assertThat(new InterceptedMethod(Stages.class, Stages.class.getMethod("replaced")).isOverridden())
                .isFalse();
        assertThat(new InterceptedMethod(Stages.class, Repo.class.getMethod("kept")).isOverridden())
                .isFalse();
    }

    private static InterceptedMethod of(String name) {
        return new InterceptedMethod(Bean.class, method(name));
    }

    private static Method method(String name) {
        for (Class<?> c = Bean.class; c != null; c = c.getSuperclass()) {
            var found = Arrays.stream(c.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name))
                    .findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalArgumentException(name);
    }
}
