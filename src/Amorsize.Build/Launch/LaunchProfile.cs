namespace Amorsize.Build.Launch;

/// <summary>A profile of launchSettings.json: the environment that <c>dotnet run</c> gives to the program. All variables in its texts are expanded.</summary>
/// <param name="Name">Name of the profile; empty for the variables of a .runsettings.</param>
/// <param name="Variables">
/// The environment variables to set: those of the profile, DOTNET_LAUNCH_PROFILE, and ASPNETCORE_URLS if the profile has an applicationUrl.
/// </param>
/// <param name="Arguments">The command-line arguments of the program.</param>
internal sealed record LaunchProfile(string Name, IReadOnlyDictionary<string, string> Variables, IReadOnlyList<string> Arguments)
{
    /// <summary>Sets the variables of the profile in the environment of a process.</summary>
    public void ApplyTo(IDictionary<string, string?> environment)
    {
        foreach (var (name, value) in Variables)
            environment[name] = value;
    }
}
