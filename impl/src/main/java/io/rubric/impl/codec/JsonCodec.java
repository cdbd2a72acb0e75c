package io.rubric.impl.codec;

import io.rubric.impl.Problem;
import io.rubric.impl.Problems;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON-B to and from bytes, always by a type that was known at deployment. */
public final class JsonCodec implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JsonCodec.class.getName());

    private final Jsonb jsonb;
    private final JsonGeneratorFactory generators;

    /** Takes the JSON-B implementation that the calling thread's class loader finds. */
    public JsonCodec() {
        try {
            // Nulls are written, because a map that has lost an entry did not come back as it went.
            jsonb = JsonbBuilder.create(new JsonbConfig()
                    .withNullValues(true)
                    .setProperty("johnzon.use-bigdecimal-stringadapter", false) // it would write these as texts
                    .setProperty("johnzon.use-biginteger-stringadapter", false));
            generators = Json.createGeneratorFactory(Map.of());
        } catch (JsonbException | JsonException | LinkageError e) {
            Problems problems = new Problems();
            problems.add(
                    Problem.JSON_MISSING,
                    "rubric",
                    e.toString(),
                    "a JSON-B implementation into the application, such as org.eclipse:yasson");
            throw problems.report();
        }
    }

    /** Writes a value as the type declares it. */
    public byte[] encode(Object value, Type type) {
        return jsonb.toJson(value, type).getBytes(StandardCharsets.UTF_8);
    }

    /** Writes an object of texts and whole numbers, for which JSON-B is not needed and takes several times as long. */
    public byte[] flat(Map<String, Object> members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = generators.createGenerator(out)) {
            json.writeStartObject();
            members.forEach((name, value) -> {
                if (value instanceof Integer number) {
                    json.write(name, number);
                } else {
                    json.write(name, value.toString());
                }
            });
            json.writeEnd();
        }
        return out.toByteArray();
    }

    /** Reads a value; throws {@link JsonbException} or another unchecked exception if the text does not fit the type. */
    public @Nullable Object decode(byte[] json, Type type) {
        return decode(json, 0, type);
    }

    /** The same of a text that begins at a place in other bytes, and ends with them. */
    @Nullable
    Object decode(byte[] bytes, int from, Type type) {
        return jsonb.fromJson(new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8), type);
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) { // nothing of the application depends on it any more
            LOG.log(System.Logger.Level.DEBUG, "JSON-B was not closed", e);
        }
    }
}
