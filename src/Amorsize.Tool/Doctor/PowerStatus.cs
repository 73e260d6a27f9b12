using System.Runtime.InteropServices;

namespace Amorsize.Tool.Doctor;

/// <summary>Whether a Windows machine runs on battery (GetSystemPowerStatus, learn.microsoft.com/windows/win32/api/winbase).</summary>
internal static partial class PowerStatus
{
    private const byte Offline = 0;
    private const byte Online = 1;
    private const byte NoBattery = 128;

    /// <summary>Null where there is no battery, where it is not known, and on other systems.</summary>
    public static bool? Read() => OperatingSystem.IsWindows() && GetSystemPowerStatus(out var status) && (status.BatteryFlag & NoBattery) == 0 && status.AcLineStatus is Offline or Online
        ? status.AcLineStatus == Offline
        : null;

    [LibraryImport("kernel32.dll")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetSystemPowerStatus(out Status status);

    [StructLayout(LayoutKind.Sequential)]
    private struct Status
    {
        public byte AcLineStatus;
        public byte BatteryFlag;
        public byte BatteryLifePercent;
        public byte SystemStatusFlag;
        public uint BatteryLifeTime;
        public uint BatteryFullLifeTime;
    }
}
