package dev.dispatcher.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// When the scheduler calls, as EventBridge writes it: `rate(5 minutes)` or `cron(0 3 * * ? *)`.
public sealed interface ScheduleExpression {

    /// Again and again, this far apart.
    record Rate(Duration interval) implements ScheduleExpression {}

    /// Minutes, hours, day of month, month, day of week, year.
    record Cron(List<String> fields) implements ScheduleExpression {}

    Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)(s?)\\)");
    Pattern CRON = Pattern.compile("cron\\((.+)\\)");
    Pattern FIELD = Pattern.compile("[\\w*?,/#-]+");

    /// Empty for what the scheduler would refuse, such as `rate(5 minute)`.
    static Optional<ScheduleExpression> parse(String text) {
        var rate = RATE.matcher(text);
        if (rate.matches())
            return rate(
                    Integer.parseInt(rate.group(1)),
                    rate.group(2),
                    !rate.group(3).isEmpty());
        var cron = CRON.matcher(text);
        return cron.matches() ? cron(List.of(cron.group(1).split(" "))) : Optional.empty();
    }

    private static Optional<ScheduleExpression> rate(int amount, String unit, boolean plural) {
        if (amount == 0 || (amount == 1) == plural) return Optional.empty();
        return Optional.of(new Rate(
                switch (unit) {
                    case "minute" -> Duration.ofMinutes(amount);
                    case "hour" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                }));
    }

    /// Either the day of the month or the day of the week has to be left open with a question mark.
    private static Optional<ScheduleExpression> cron(List<String> fields) {
        var isComplete = fields.size() == 6
                && fields.stream().allMatch(field -> FIELD.matcher(field).matches());
        if (!isComplete || fields.get(2).equals("?") == fields.get(4).equals("?")) return Optional.empty();
        return Optional.of(new Cron(fields));
    }
}
