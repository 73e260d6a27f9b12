using System.Runtime.InteropServices;

namespace Amorsize.Settings;

/// <summary>The operating system and architecture that this process runs on, by the names that the build writes.</summary>
// Comparisons with constants, since Enum.ToString and OperatingSystem.IsOSPlatform take longer than most of the first TunedSettings.For of a process.
internal static class RunningSystem
{
    /// <summary>Returns how the machine of a settings file differs from this one, in words; null if it does not, or if it is not known.</summary>
    public static string? DifferenceFrom(JsonText machine)
    {
        var isOther = (machine.TryGetMember(SettingsKeys.OperatingSystem, out var system) && !IsThisSystem(system))
            || (machine.TryGetMember(SettingsKeys.Architecture, out var architecture) && !IsThisArchitecture(architecture));
        return isOther ? Difference(machine) : null;
    }

    private static bool IsThisSystem(JsonText name) =>
        name.Is(OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OtherSystem());

    private static bool IsThisArchitecture(JsonText name) => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => name.Is("X64"),
        Architecture.Arm64 => name.Is("Arm64"),
        _ => name.Is(OtherArchitecture()),
    };

    private static string OtherSystem() => Environment.OSVersion.Platform.ToString();

    private static string OtherArchitecture() => RuntimeInformation.ProcessArchitecture.ToString();

    private static string Difference(JsonText machine)
    {
        return $"measured on {Named(SettingsKeys.OperatingSystem)} {Named(SettingsKeys.Architecture)}, not on {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}";

        string Named(string key) => machine.TryGetMember(key, out _) ? machine.Text(key) : "";
    }
}
