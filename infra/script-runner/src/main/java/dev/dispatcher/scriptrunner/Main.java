package dev.dispatcher.scriptrunner;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.scriptrunner.system.Family;

/// One process of one script: `--stdin` on one machine, no argument in a task. Ends with 0 when the database knows
/// how the script ended, with 1 when it does not, with 2 when the orders make no sense.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        // First of all: from here on nobody of our own user can look into us.
        boolean isGuarded = Family.adoptOrphans();
        int status = 1;
        try {
            var isLocal = arguments.length == 1 && arguments[0].equals("--stdin");
            status = work(isLocal ? Orders.from(System.in) : Orders.of(new Settings(System.getenv())), isGuarded);
        } catch (Misconfigured wrong) {
            System.err.println(wrong.getMessage());
            status = 2;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        // Not exit: when we were told to end, that would wait for a hook which waits for us.
        Runtime.getRuntime().halt(status);
    }

    private static int work(Orders orders, boolean isGuarded) throws InterruptedException {
        var bell = new Bell();
        var voice = new Voice(System.err, orders.process);
        stopOnSignal(bell, Thread.currentThread());
        if (!orders.user.isAnother()) {
            voice.say("NOT SANDBOXED: the script may do whatever the user may who started it");
        }
        if (!isGuarded) voice.say("what the script leaves behind cannot be followed on this system");
        return new Agent(orders, bell, voice).work() ? 0 : 1;
    }

    /// To be told to end is to be told to stop the script. The machine goes once the work is done.
    private static void stopOnSignal(Bell bell, Thread work) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            bell.stop("the agent was told to end", null);
            try {
                work.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
    }
}
