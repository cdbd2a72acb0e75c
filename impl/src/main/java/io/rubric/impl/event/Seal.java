package io.rubric.impl.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs messages with a secret that all nodes share (HMAC, RFC 2104, with SHA-256), so that who can write to Redis cannot make events. A signed message is
 * {@code hmac-sha256:}, 64 hexadecimal digits, a line feed, and the envelope, which names its topic: it cannot be moved to another one.
 */
final class Seal {

    /** The shortest secret that is taken. */
    static final int LEAST = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] MARK = "hmac-sha256:".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = MARK.length + 64 + 1;

    private final @Nullable SecretKeySpec key;

    /**
     * @param secret empty: nothing is signed
     */
    Seal(String secret) {
        this.key = secret.isEmpty() ? null : new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    boolean isOn() {
        return key != null;
    }

    /** How many bytes come before the envelope. */
    int length() {
        return isOn() ? LENGTH : 0;
    }

    byte[] seal(byte[] envelope) {
        SecretKeySpec secret = key;
        if (secret == null) {
            return envelope;
        }
        byte[] sealed = Arrays.copyOf(MARK, LENGTH + envelope.length);
        byte[] digits = digits(secret, envelope);
        System.arraycopy(digits, 0, sealed, MARK.length, digits.length);
        sealed[LENGTH - 1] = '\n';
        System.arraycopy(envelope, 0, sealed, LENGTH, envelope.length);
        return sealed;
    }

    /** The envelope; throws a {@link RefusedEventException} if it is not signed as it must be. */
    byte[] open(byte[] message) {
        SecretKeySpec secret = key;
        if (secret == null) {
            return message;
        }
        if (message.length < LENGTH || !Arrays.equals(message, 0, MARK.length, MARK, 0, MARK.length)) {
            throw new RefusedEventException("it is not signed");
        }
        byte[] envelope = Arrays.copyOfRange(message, LENGTH, message.length);
        byte[] digits = Arrays.copyOfRange(message, MARK.length, LENGTH - 1);
        if (!MessageDigest.isEqual(digits, digits(secret, envelope))) {
            throw new RefusedEventException("its signature is wrong");
        }
        return envelope;
    }

    private static byte[] digits(SecretKeySpec secret, byte[] envelope) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return HexFormat.of().formatHex(mac.doFinal(envelope)).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
