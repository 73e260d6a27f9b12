using System.Diagnostics;
using System.Text.Json;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>
/// Starts this program again with one of its hidden commands. In one process, compiled code and the place of objects in memory would affect all measurements alike.
/// </summary>
internal static class OwnProcess
{
    public static Process Start(string command, params string[] arguments) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [command, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Sends a request to a fresh process and reads its answer.</summary>
    /// <exception cref="InvalidOperationException">The process failed. It wrote its errors to this process's standard error.</exception>
    public static TAnswer Ask<TRequest, TAnswer>(string command, TRequest request)
    {
        using var process = Start(command);
        JsonSerializer.Serialize(process.StandardInput.BaseStream, request, ResultFiles.Json);
        process.StandardInput.Close();
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<TAnswer>(answer, ResultFiles.Json)!
            : throw new InvalidOperationException($"The process that was asked '{command}' of {request} ended with exit code {process.ExitCode}");
    }

    /// <summary>
    /// The other end of <see cref="Ask"/>: reads the request from standard input and writes the answer to standard output. The console's own output goes nowhere,
    /// because a kind that writes to it would spoil the answer.
    /// </summary>
    public static void Answer<TRequest, TAnswer>(Func<TRequest, TAnswer> answer)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        using var nowhere = new StreamWriter(OperatingSystem.IsWindows() ? "NUL" : "/dev/null") { AutoFlush = true };
        Console.SetOut(nowhere);
        JsonSerializer.Serialize(output, answer(JsonSerializer.Deserialize<TRequest>(input, ResultFiles.Json)!), ResultFiles.Json);
    }
}
