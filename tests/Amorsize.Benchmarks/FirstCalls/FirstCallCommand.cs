using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Reports;
using Amorsize.Build.Pipeline.Publish;
using Amorsize.Cache.Keys;
using Amorsize.Measurement.Statistics;
using Amorsize.Platform.Files;
using Amorsize.Settings;

namespace Amorsize.Benchmarks.FirstCalls;

/// <summary>Measures the first call of <see cref="TunedSettings.For(string)"/> in fresh processes. The target is 2 ms with 100 workloads in the file.</summary>
internal static class FirstCallCommand
{
    private static readonly string SettingsPath = Path.ChangeExtension(typeof(FirstCallCommand).Assembly.Location, SettingsKeys.FileSuffix);

    public static void Run(bool quick)
    {
        var processes = quick ? 3 : 20;
        var table = new Table("workloads in the file", "ms", "10 %", "90 %", "ms of CPU time", "ms of the compiler", "methods compiled");
        foreach (var workloads in (int[])[1, 100, 1000])
        {
            var calls = Measure(workloads, processes);
            table.Add(
                $"{workloads}",
                Median(call => call.Milliseconds),
                At(0.1, call => call.Milliseconds),
                At(0.9, call => call.Milliseconds),
                Median(call => call.CpuMilliseconds),
                Median(call => call.CompilerMilliseconds),
                Median(call => call.CompiledMethods));

            string Median(Func<FirstCall, double> figure) => Figures.Ratio(Sample.Median([.. calls.Select(figure)]));
            string At(double share, Func<FirstCall, double> figure) => Figures.Ratio(Quantile.Of([.. calls.Select(figure).Order()], share));
        }
        var text = $"""
            # First call

            The first call of `TunedSettings.For` in a process, with the load of `Amorsize.dll`. Each row has the medians of {processes} fresh processes, and quantiles of their times.

            {MachineFacts.Here}

            {table}
            """;
        new ResultFiles(quick).WriteText("first-call.md", text);
        Console.Write(text);
    }

    private static List<FirstCall> Measure(int workloads, int processes)
    {
        SettingsFileWriter.Update(new LocalFileSystem(), SettingsPath, "0.1.0", Machine.Here(Environment.Version.Major, "Workstation, concurrent"), [.. Enumerable.Range(0, workloads).Select(Settings)]);
        try
        {
            return [.. Enumerable.Range(0, processes).Select(_ => AskFirstCallCommand.Ask(NameOf(workloads / 2)))];
        }
        finally
        {
            File.Delete(SettingsPath);
        }
    }

    private static string NameOf(int index) => $"App.Imaging.Step{index}";

    private static ResolvedSettings Settings(int index) => new()
    {
        Name = NameOf(index),
        Plan = new(Execution.Threads, Environment.ProcessorCount, ChunkSize: 16),
        Source = SettingsSource.Profiled,
        Reason = "2 workers, chunk 16: 1.83x sequential (1.79 to 1.87), as fast as the framework's default (0.98 to 1.03); item 102 µs; Release build",
        Speedup = 1.8342,
        SpeedupInterval = new(1.7931, 1.8704),
        ProfiledAt = new(2026, 11, 30, 6, 58, 8, TimeSpan.Zero),
        Model = new(Environment.ProcessorCount, Items: 1000, ItemMicroseconds: 102.3417, TunedItemMicroseconds: 55.8172, DefaultItemMicroseconds: 56.0213, CpuShare: 0.998, Sigma: 0.0904, Kappa: 0, Ceiling: 0),
    };
}
