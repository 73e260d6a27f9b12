using System.Diagnostics;
using System.Text.Json;
using Amorsize.Benchmarks.Reports;

namespace Amorsize.Benchmarks.Measuring;

/// <summary>Starts this program once more, under one of its hidden commands: what was compiled for one thing, and where its objects lie, is not to speak for others.</summary>
internal static class OwnProcess
{
    public static Process Start(string command) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Has a request answered by a fresh process.</summary>
    /// <exception cref="InvalidOperationException">The process failed; its errors went to this one's standard error.</exception>
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

    /// <summary>The other end of <see cref="Ask"/>: a request on standard input, the answer on standard output.</summary>
    public static void Answer<TRequest, TAnswer>(Func<TRequest, TAnswer> answer)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, answer(JsonSerializer.Deserialize<TRequest>(input, ResultFiles.Json)!), ResultFiles.Json);
    }
}
