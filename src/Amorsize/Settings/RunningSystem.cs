using System.Runtime.InteropServices;

namespace Amorsize.Settings;

/// <summary>The operating system and architecture that this process runs on, by the names that the build writes.</summary>
// Comparisons with constants, since Enum.ToString and OperatingSystem.IsOSPlatform take longer than most of the first TunedSettings.For of a process.
internal static class RunningSystem
{
    /// <summary>Returns how the machine of a settings file differs from this one, in words; null if it does not, or if it is not known.</summary>
    public static string? DifferenceFrom(JsonText machine)
    {
        var system = OperatingSystem.IsLinux() ? "Linux" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OtherSystem();
        var architecture = RuntimeInformation.ProcessArchitecture switch { Architecture.X64 => "X64", Architecture.Arm64 => "Arm64", _ => OtherArchitecture() };
        return (machine.TryGetMember(SettingsKeys.OperatingSystem, out var measured) && !measured.Is(system))
            || (machine.TryGetMember(SettingsKeys.Architecture, out measured) && !measured.Is(architecture)) ? Difference(machine) : null;
    }

    private static string OtherSystem() => Environment.OSVersion.Platform.ToString();

    private static string OtherArchitecture() => RuntimeInformation.ProcessArchitecture.ToString();

    private static string Difference(JsonText machine)
    {
        return $"measured on {Named(SettingsKeys.OperatingSystem)} {Named(SettingsKeys.Architecture)}, not on {RuntimeInformation.OSDescription} {RuntimeInformation.ProcessArchitecture}";

        string Named(string key) => machine.TryGetMember(key, out _) ? machine.Text(key) : "";
    }
}
