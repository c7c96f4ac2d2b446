package dev.dispatcher.local.schedules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// A calendar as EventBridge writes it: minutes, hours, day of month, month, day of week, year; in UTC.
record Cron(List<String> fields) {

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final int YEAR_LAST = 2199;
    private static final int DAYS_AHEAD_MAX = 366 * 8; // from one 29 February to the next takes up to eight years

    Cron {
        if (fields.size() != 6) throw new IllegalArgumentException("a calendar has six fields: " + fields);
        fields = List.copyOf(fields);
    }

    /// The first minute that fits after this one. Empty when there is none within eight years.
    Optional<Instant> next(Instant after) {
        var from = after.atOffset(ZoneOffset.UTC);
        var times = times();
        for (int ahead = 0; ahead <= DAYS_AHEAD_MAX; ahead++) {
            var day = from.toLocalDate().plusDays(ahead);
            if (!fits(day)) continue;
            for (var time : times) {
                var moment = day.atTime(time).toInstant(ZoneOffset.UTC);
                if (moment.isAfter(after)) return Optional.of(moment);
            }
        }
        return Optional.empty();
    }

    private List<LocalTime> times() {
        var minutes = numbers(fields.get(0), 0, 59, List.of());
        return numbers(fields.get(1), 0, 23, List.of()).stream()
                .flatMap(hour -> minutes.stream().map(minute -> LocalTime.of(hour, minute)))
                .toList();
    }

    private boolean fits(LocalDate day) {
        return numbers(fields.get(3), 1, 12, MONTHS).contains(day.getMonthValue())
                && numbers(fields.get(5), 1970, YEAR_LAST, List.of()).contains(day.getYear())
                && fitsDayOfMonth(fields.get(2), day)
                && fitsDayOfWeek(fields.get(4), day);
    }

    private static boolean fitsDayOfMonth(String field, LocalDate day) {
        var last = day.with(TemporalAdjusters.lastDayOfMonth());
        if (field.equals("L")) return day.equals(last);
        if (field.equals("LW")) return day.equals(nearestWeekday(last));
        if (!field.endsWith("W")) return numbers(field, 1, 31, List.of()).contains(day.getDayOfMonth());
        int wanted = Integer.parseInt(field.substring(0, field.length() - 1));
        return wanted <= last.getDayOfMonth() && day.equals(nearestWeekday(day.withDayOfMonth(wanted)));
    }

    /// Never in another month, even when that one is nearer.
    private static LocalDate nearestWeekday(LocalDate day) {
        var other =
                switch (day.getDayOfWeek()) {
                    case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
                    case SUNDAY -> day.plusDays(1);
                    case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
                };
        return other.getMonth() == day.getMonth() ? other : day.minusDays(2);
    }

    private static boolean fitsDayOfWeek(String field, LocalDate day) {
        if (field.equals("L")) return day.getDayOfWeek() == DayOfWeek.SATURDAY;
        int number = day.getDayOfWeek().getValue() % 7 + 1; // Sunday is 1
        if (field.endsWith("L")) {
            return number == value(field.substring(0, field.length() - 1), DAYS, 1)
                    && day.plusWeeks(1).getMonth() != day.getMonth();
        }
        int hash = field.indexOf('#');
        if (hash < 0) return numbers(field, 1, 7, DAYS).contains(number);
        return number == value(field.substring(0, hash), DAYS, 1)
                && (day.getDayOfMonth() + 6) / 7 == Integer.parseInt(field.substring(hash + 1));
    }

    private static TreeSet<Integer> numbers(String field, int least, int most, List<String> names) {
        var numbers = new TreeSet<Integer>();
        for (var part : field.split(",", -1)) {
            var range = part.split("/", -1)[0];
            int step = part.contains("/") ? Integer.parseInt(part.split("/", -1)[1]) : 1;
            boolean isAll = range.equals("*") || range.equals("?");
            int from = isAll ? least : value(range.split("-", -1)[0], names, least);
            int to = isAll || (part.contains("/") && !range.contains("-"))
                    ? most
                    : value(range.split("-", -1)[range.contains("-") ? 1 : 0], names, least);
            IntStream.iterate(from, number -> number <= to, number -> number + step)
                    .forEach(numbers::add);
        }
        return numbers;
    }

    private static int value(String text, List<String> names, int first) {
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        return index >= 0 ? index + first : Integer.parseInt(text);
    }
}
