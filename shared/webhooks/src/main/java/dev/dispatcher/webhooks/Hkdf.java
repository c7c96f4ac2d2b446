package dev.dispatcher.webhooks;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// HKDF-SHA256: one key made of another, for one purpose.
final class Hkdf {

    private static final int LENGTH = 32;

    private Hkdf() {}

    static byte[] of(byte[] master, byte[] purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(purpose, LENGTH));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has HKDF-SHA256", impossible);
        }
    }
}
