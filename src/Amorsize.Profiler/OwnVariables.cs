using Amorsize.Measurement.Protocol;

namespace Amorsize.Profiler;

/// <summary>The environment variables that start the profiler. The user's code, and the processes that it starts, must not see them.</summary>
internal static class OwnVariables
{
    private const string StartupHooks = "DOTNET_STARTUP_HOOKS";

    /// <summary>Removes the variables and returns the path of the request file.</summary>
    public static string TakeRequestPath()
    {
        var path = Environment.GetEnvironmentVariable(ProfileRequest.PathVariable)
            ?? throw new InvalidOperationException($"The environment variable {ProfileRequest.PathVariable} is not set: the profiler is started by a build.");
        foreach (var name in ProfileRequest.RuntimeVariables.Keys.Append(ProfileRequest.PathVariable))
            Environment.SetEnvironmentVariable(name, null);
        // The profiler's hook is the last one; the others belong to the user.
        var hooks = Environment.GetEnvironmentVariable(StartupHooks)?.Split(Path.PathSeparator)[..^1];
        Environment.SetEnvironmentVariable(StartupHooks, hooks is { Length: > 0 } ? string.Join(Path.PathSeparator, hooks) : null);
        return path;
    }
}
