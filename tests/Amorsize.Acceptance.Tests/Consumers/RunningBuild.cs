using System.Diagnostics;
using System.IO.Pipes;

namespace Amorsize.Acceptance.Tests.Consumers;

/// <summary>
/// A build whose workload reports through a pipe that it is being profiled, and then hangs, so the build is certainly measuring. The pipe closes when the
/// process of the workload ends. Linux only, because signals are sent with the command <c>kill</c>.
/// </summary>
internal sealed class RunningBuild : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly NamedPipeServerStream workload;
    private readonly StreamReader reader;
    private readonly int profilerId;
    private readonly int buildId;
    private readonly Task<FinishedProcess> build;

    private RunningBuild(NamedPipeServerStream workload, StreamReader reader, int profilerId, int buildId, Task<FinishedProcess> build) =>
        (this.workload, this.reader, this.profilerId, this.buildId, this.build) = (workload, reader, profilerId, buildId, build);

    /// <summary>The source of a workload named "hangs" that holds the pipe.</summary>
    public static string Source(string pipe) =>
        $$"""
        using System.IO.Pipes;
        using Amorsize;
        public static class Hanging
        {
            public static int[] Numbers => [1, 2, 3];

            [Workload("hangs", Items = nameof(Numbers))]
            public static void Hang(int number)
            {
                {{Hold(pipe)}}
            }
        }
        """;

    /// <summary>The source of a test that holds the pipe while it is profiled.</summary>
    public static string SourceOfTest(string pipe) =>
        $$"""
        using System.IO.Pipes;
        using Microsoft.VisualStudio.TestTools.UnitTesting;
        [TestClass]
        public class Hanging
        {
            [TestMethod]
            public void Hangs()
            {
                if (Environment.GetEnvironmentVariable("AMORSIZE_PROFILING") != "1")
                    return;
                {{Hold(pipe)}}
            }
        }
        """;

    /// <summary>Starts a build, and returns when it is profiling.</summary>
    public static RunningBuild Start(Consumer consumer, string pipe)
    {
        var server = new NamedPipeServerStream(pipe, PipeDirection.In);
        var buildId = new TaskCompletionSource<int>();
        var build = Task.Run(() => DotNet.Run(consumer.Root, "build -nologo -tl:off", consumer.Environment, buildId.SetResult));
        var connected = server.WaitForConnectionAsync();
        Assert.AreSame(connected, Task.WhenAny(connected, build).WaitAsync(TimeLimit).GetAwaiter().GetResult(), build.IsCompleted ? build.Result.Output : "no workload was profiled");
        var reader = new StreamReader(server);
        return new(server, reader, int.Parse(reader.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture), buildId.Task.Result, build);
    }

    /// <summary>Sends a signal to the build.</summary>
    public void Signal(string signal) => Signal(signal, buildId);

    /// <summary>Sends a signal to both, as a terminal does.</summary>
    public void SignalBoth(string signal) => Signal(signal, profilerId, buildId);

    /// <summary>Sends a signal to the process that measures.</summary>
    public void SignalProfiler(string signal) => Signal(signal, profilerId);

    /// <summary>Waits for the end of the process that measures.</summary>
    public void WaitForTheEndOfTheProfiler() => Assert.AreEqual("", reader.ReadToEndAsync().WaitAsync(TimeLimit).GetAwaiter().GetResult());

    /// <summary>Waits for the end of the build.</summary>
    public FinishedProcess Wait() => build.WaitAsync(TimeLimit).GetAwaiter().GetResult();

    public void Dispose()
    {
        reader.Dispose();
        workload.Dispose();
    }

    private static string Hold(string pipe) =>
        $"""
        var pipe = new NamedPipeClientStream(".", "{pipe}", PipeDirection.Out);
        pipe.Connect();
        var writer = new StreamWriter(pipe);
        writer.WriteLine(Environment.ProcessId);
        writer.Flush();
        Thread.Sleep(Timeout.Infinite);
        """;

    private static void Signal(string signal, params int[] processes)
    {
        using var kill = Process.Start("kill", [$"-{signal}", .. processes.Select(id => $"{id}")]);
        kill.WaitForExit();
        Assert.AreEqual(0, kill.ExitCode);
    }
}
