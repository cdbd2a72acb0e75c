package io.rubric.impl.redis;

import java.nio.charset.StandardCharsets;

/** Where a cluster keeps a key: CRC16 (XMODEM) of what stands in its braces, modulo 16384. Redisson can only ask Redis for it. */
public final class HashSlot {

    static final int SLOTS = 16384;

    private static final int POLYNOMIAL = 0x1021;

    private HashSlot() {}

    /** The slot of a key. */
    public static int of(String key) {
        int crc = 0;
        for (byte b : tag(key).getBytes(StandardCharsets.UTF_8)) {
            crc ^= (b & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
        }
        return (crc & 0xFFFF) % SLOTS;
    }

    private static String tag(String key) {
        int from = key.indexOf('{') + 1;
        int to = key.indexOf('}', from);
        return from > 0 && to > from ? key.substring(from, to) : key;
    }
}
