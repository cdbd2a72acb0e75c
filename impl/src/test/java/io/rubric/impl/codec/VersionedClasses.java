package io.rubric.impl.codec;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** One version of an application's class {@code Item}, compiled in memory, as a later deployment would load another one. */
final class VersionedClasses extends ClassLoader {

    private static final String USER = "import java.util.*; public interface User { List<Item> list();"
            + " List<Box<Item>>[] boxes(); } record Box<T>(T content) {}";

    private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();

    VersionedClasses(String item) {
        super(VersionedClasses.class.getClassLoader());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileManager files = new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
                return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return compiled.computeIfAbsent(name, n -> new ByteArrayOutputStream());
                    }
                };
            }
        };
        boolean done = compiler.getTask(
                        null, files, null, null, null, List.of(source("Item", item), source("User", USER)))
                .call();
        if (!done) {
            throw new IllegalArgumentException(item);
        }
    }

    long fingerprint(String method) throws ReflectiveOperationException {
        return Fingerprint.of(loadClass("User").getMethod(method).getGenericReturnType());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = compiled.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
