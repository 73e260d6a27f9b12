namespace Amorsize.Profiler;

/// <summary>Ends this process when the build that started it is gone: the build holds the other end of standard input, and never writes to it.</summary>
internal static class ParentWatch
{
    private const int ParentIsGone = 3;

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
            Environment.Exit(ParentIsGone);
        })
        { IsBackground = true, Name = "Amorsize parent watch" }.Start();
}
