package io.rubric.benchmarks;

import io.rubric.benchmarks.cache.HitPart;
import io.rubric.benchmarks.cache.MissPart;
import io.rubric.benchmarks.cache.OverheadPart;
import io.rubric.benchmarks.cache.SizesPart;
import io.rubric.benchmarks.cache.StampedePart;
import io.rubric.benchmarks.event.EventPart;
import io.rubric.benchmarks.idle.IdlePart;
import io.rubric.benchmarks.lock.LockPart;
import io.rubric.benchmarks.payara.PayaraEventsPart;
import io.rubric.benchmarks.scale.ScalePart;
import io.rubric.benchmarks.server.Provisions;
import io.rubric.benchmarks.start.StartPart;
import io.rubric.benchmarks.start.WildFlyPart;
import io.rubric.benchmarks.throttle.ThrottlePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** All parts, in the order of the report: those that need a server only where {@code -Pbenchmarks} has brought it. */
final class Parts {

    private Parts() {}

    static Map<String, Part> all(Effort effort) {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("cache-hit", new HitPart(effort));
        parts.put("cache-sizes", new SizesPart(effort));
        parts.put("cache-miss", new MissPart(effort));
        parts.put("cache-stampede", new StampedePart(effort));
        parts.put("cache-overhead", new OverheadPart(effort));
        parts.put("throttle", new ThrottlePart(effort));
        parts.put("lock", new LockPart(effort));
        parts.put("event", new EventPart(effort));
        parts.put("scale", new ScalePart(effort));
        parts.put("start", new StartPart(effort));
        if (Provisions.has(WildFlyPart.SERVER)) {
            parts.put("start-wildfly", new WildFlyPart(effort));
        }
        parts.put("idle", new IdlePart(effort));
        if (Provisions.has(PayaraEventsPart.SERVER)) {
            parts.put("payara-events", new PayaraEventsPart(effort));
        }
        return parts;
    }

    /** A text that lies beside this class: what the report says of a part. */
    static String resource(String name) {
        try (InputStream in = Parts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no text " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
