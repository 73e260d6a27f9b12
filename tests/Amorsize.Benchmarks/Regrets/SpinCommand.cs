namespace Amorsize.Benchmarks.Regrets;

/// <summary>The other end of <see cref="ForeignLoad"/>: keeps one processor busy until standard input ends, at the latest when its parent process ends.</summary>
internal static class SpinCommand
{
    public const string Name = "spin";

    public static void Run()
    {
        new Thread(static () =>
        {
            while (true)
                Thread.SpinWait(1000);
        })
        { IsBackground = true }.Start();
        while (Console.In.Read() >= 0)
        {
        }
    }
}
