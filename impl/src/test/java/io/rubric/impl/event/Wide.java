package io.rubric.impl.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The kind of event that is allowed: whatever JSON-B can fill, it has. */
public class Wide {
    public String text;
    public int number;
    public long big;
    public double real;
    public char letter;
    public BigInteger integer;
    public BigDecimal decimal;
    public List<String> texts;
    public Map<String, Integer> numbers;
    public Optional<String> perhaps;
    public Instant time;
    public UUID id;
    public Object any;
    public Thread.State state;
    public Wide inner;
    public byte[] bytes;
}
