package dev.dispatcher.standins.gitlab.world;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What users may do in one project, as members of it, of its group or of one that was invited: the highest counts.
public final class Rights {

    public static final int NONE = 0;
    public static final int GUEST = 10;
    public static final int REPORTER = 20;
    public static final int DEVELOPER = 30;
    public static final int MAINTAINER = 40;
    public static final int OWNER = 50;

    private final Map<String, Integer> ofProject = new TreeMap<>();
    private final Map<String, Integer> ofGroup = new TreeMap<>();
    private final Map<String, Integer> byInvitation = new TreeMap<>();
    private final Set<String> protectedRefs = new HashSet<>(Set.of(Project.DEFAULT_BRANCH));

    public void grant(User user, int level) {
        ofProject.put(user.username(), level);
    }

    public void grantByGroup(User user, int level) {
        ofGroup.put(user.username(), level);
    }

    /// As a member of another group that was invited: the project itself says nothing of it.
    public void grantByInvitation(User user, int level) {
        byInvitation.put(user.username(), level);
    }

    /// Who may push there, and merge into it, must be a maintainer from now on.
    public void protect(String ref) {
        protectedRefs.add(ref);
    }

    public void unprotect(String ref) {
        protectedRefs.remove(ref);
    }

    public boolean isProtected(String ref) {
        return protectedRefs.contains(ref);
    }

    public int byProject(User user) {
        if (user.equals(User.ROBOT)) return OWNER;
        return ofProject.getOrDefault(user.username(), NONE);
    }

    public int byGroup(User user) {
        return ofGroup.getOrDefault(user.username(), NONE);
    }

    public int of(User user) {
        int invited = byInvitation.getOrDefault(user.username(), NONE);
        return Math.max(invited, Math.max(byProject(user), byGroup(user)));
    }

    /// May push, merge into and run pipelines for it.
    public boolean allowsPush(User user, String ref) {
        return of(user) >= (isProtected(ref) ? MAINTAINER : DEVELOPER);
    }
}
