package dev.dispatcher.platform.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// A double as ECMAScript writes it: the fewest digits that mean it, and an exponent only where it is very large or
/// very small.
final class EcmaNumber {

    private static final int PLAIN_MAX = 21;
    private static final int PLAIN_MIN = -6;
    private static final MathContext ONE_DIGIT = new MathContext(1, RoundingMode.HALF_UP);

    private EcmaNumber() {}

    static String text(double value) {
        if (value == 0) return "0";
        var sign = value < 0 ? "-" : "";
        var shortest = shortest(Math.abs(value));
        var digits = shortest.unscaledValue().toString();
        return sign + placed(digits, digits.length() - shortest.scale());
    }

    /// `point` says behind how many digits the decimal point stands.
    private static String placed(String digits, int point) {
        int length = digits.length();
        if (point > PLAIN_MAX || point <= PLAIN_MIN) return exponential(digits, point - 1);
        if (point >= length) return digits + "0".repeat(point - length);
        if (point > 0) return digits.substring(0, point) + "." + digits.substring(point);
        return "0." + "0".repeat(-point) + digits;
    }

    private static String exponential(String digits, int exponent) {
        var mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + (exponent < 0 ? "e-" : "e+") + Math.abs(exponent);
    }

    /// Java never writes fewer than two digits and picks the nearest of these, which may hide that one would do.
    private static BigDecimal shortest(double value) {
        var number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (number.precision() != 2) return number;
        var shorter = number.round(ONE_DIGIT).stripTrailingZeros();
        return shorter.doubleValue() == value ? shorter : number;
    }
}
