package io.rubric.impl.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.rubric.impl.Problems;
import io.rubric.impl.context.Caller;
import io.rubric.impl.method.InterceptedMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Templates of the only method of a name. */
final class Compiled {

    private Compiled() {}

    static KeyTemplate template(Class<?> bean, String method, String template) {
        return template(Caller.nobody(), bean, method, template);
    }

    static KeyTemplate template(Caller caller, Class<?> bean, String method, String template) {
        Problems problems = new Problems();
        KeyTemplate compiled = new KeyTemplates(method(bean, method), "here", caller, problems).compile(template);
        assertThat(problems.messages()).isEmpty();
        return compiled;
    }

    static KeyTemplate all(Class<?> bean, String method) {
        Problems problems = new Problems();
        KeyTemplate compiled = new KeyTemplates(method(bean, method), "here", Caller.nobody(), problems).compileAll();
        assertThat(problems.messages()).isEmpty();
        return compiled;
    }

    static List<String> mistakes(Class<?> bean, String method, String template) {
        Problems problems = new Problems();
        new KeyTemplates(method(bean, method), "here", Caller.nobody(), problems).compile(template);
        return problems.messages();
    }

    static String render(KeyTemplate template, Object... arguments) {
        return template.render(arguments);
    }

    private static InterceptedMethod method(Class<?> bean, String name) {
        Method method = Arrays.stream(bean.getMethods())
                .filter(m -> m.getName().equals(name) && !m.isBridge())
                .findFirst()
                .orElseThrow();
        return new InterceptedMethod(bean, method);
    }
}
