package io.rubric.impl.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.method.Call;
import io.rubric.impl.method.Operation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestedTest {

    private final List<String> happened = new ArrayList<>();

    @Test
    void theOuterOperationIsAroundTheInnerOne() throws Exception {
        Operation nested = Nested.of(around("outer"), Nested.of(around("middle"), around("inner")));
        assertThat(nested.invoke(method("a"))).isEqualTo("result of [a]");
        assertThat(happened)
                .containsExactly(
                        "outer [a]",
                        "middle [a]",
                        "inner [a]",
                        "method [a]",
                        "inner ends",
                        "middle ends",
                        "outer ends");
    }

    @Test
    void anOuterOperationMayAnswerInPlaceOfAllWithinIt() throws Exception {
        assertThat(Nested.of(call -> "hit", around("inner")).invoke(method("a")))
                .isEqualTo("hit");
        assertThat(happened).isEmpty();
    }

    @Test
    void otherArgumentsReachTheInnerOperationsAndTheMethod() throws Exception {
        Operation changes = call -> call.proceed(new Object[] {"b"});
        Operation nested = Nested.of(changes, Nested.of(around("middle"), around("inner")));
        assertThat(nested.invoke(method("a"))).isEqualTo("result of [b]");
        assertThat(happened).startsWith("middle [b]", "inner [b]", "method [b]");
    }

    @Test
    void argumentsMayBeChangedAgainFurtherIn() throws Exception {
        Operation first = call -> call.proceed(new Object[] {"b"});
        Operation second = call -> call.proceed(new Object[] {call.arguments()[0] + "c"});
        assertThat(Nested.of(first, second).invoke(method("a"))).isEqualTo("result of [bc]");
    }

    private Operation around(String name) {
        return call -> {
            happened.add(name + " " + List.of(call.arguments()));
            Object result = call.proceed();
            happened.add(name + " ends");
            return result;
        };
    }

    private Call method(Object argument) {
        return new Call() {
            private Object[] arguments = {argument};

            @Override
            public Object[] arguments() {
                return arguments;
            }

            @Override
            public Object proceed() {
                happened.add("method " + List.of(arguments));
                return "result of " + List.of(arguments);
            }

            @Override
            public Object proceed(Object[] others) {
                arguments = others;
                return proceed();
            }
        };
    }
}
