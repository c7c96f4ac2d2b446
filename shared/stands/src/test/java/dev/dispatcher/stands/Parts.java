package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.EventsConfig;
import dev.dispatcher.events.Wakeups;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.events.intake.Inbox;
import dev.dispatcher.people.NewsDesk;
import dev.dispatcher.people.Nudges;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.stands.gitlab.GitLab;
import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What moves stands, put together by hand on one database. Its context gives what goes over the wire.
record Parts(
        Products products,
        StandLaunch launch,
        StandCommands commands,
        StandShelf shelf,
        Claims claims,
        Advance advance) {

    static Parts of(Database database, Settings settings, ApplicationContext context, Clock clock) {
        var config = StandsConfig.from(settings);
        var ids = new Ids(clock);
        var inbox = new Inbox(database, new Silent(), EventsConfig.from(new Settings(Map.of())));
        var advances = new Advances(new EventIntake(inbox, ids), clock);
        var bulletin = new Bulletin(new NewsDesk(database, ids, context.getBean(Nudges.class)), List.of());
        var products = new Products(database, clock);
        var claims = new Claims(database, config);
        var rows = new JobRows(database);
        var machine = new Machine(
                claims,
                new Preparing(claims),
                new Triggering(claims),
                new Following(new Canceling(config), new Retrying(config), new Quiet(rows), config),
                new Proving(config),
                new TearingDown(config),
                new Resting(ids, config),
                config);
        return new Parts(
                products,
                new StandLaunch(database, products, new Users(database), advances, bulletin, ids, clock),
                new StandCommands(database, advances, bulletin, ids, clock),
                new StandShelf(database, config, clock),
                claims,
                new Advance(
                        claims,
                        new Loading(database),
                        new Saving(database, rows, bulletin, advances, clock),
                        machine,
                        context.getBean(GitLab.class),
                        context.getBean(Probe.class),
                        clock));
    }

    /// Nobody is woken: what is due is looked at.
    private static final class Silent extends Wakeups {

        Silent() {
            super(new Queues(new Settings(Map.of()), new Aws(new Settings(Map.of())), Clock.systemUTC()));
        }

        @Override
        public void now(Collection<UUID> ids) {}

        @Override
        public void later(UUID id, Duration delay) {}
    }
}
