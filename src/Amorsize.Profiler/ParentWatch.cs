using System.Diagnostics;

namespace Amorsize.Profiler;

/// <summary>Ends this process when the build that started it is gone: the build holds the other end of standard input, and never writes to it.</summary>
internal static class ParentWatch
{
    public static void ExitWhenParentIsGone(Stream standardInput) =>
        new Thread(() =>
        {
            try
            {
                while (standardInput.ReadByte() >= 0)
                {
                }
            }
            catch (IOException)
            {
                // A broken pipe says the same.
            }
            // Not Environment.Exit: that would run what the workload has hooked to the end of the process.
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "Amorsize parent watch" }.Start();
}
