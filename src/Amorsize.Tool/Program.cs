using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;
using Spectre.Console;

Console.OutputEncoding = Encoding.UTF8;
using var cancellation = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
var errors = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
// A log has each message on one line, however long the path in it is.
if (Console.IsErrorRedirected)
    errors.Profile.Width = short.MaxValue;
var services = new ToolServices(
    AnsiConsole.Console,
    errors,
    new MSBuildEngine(),
    TimeProvider.System,
    Environment.CurrentDirectory);
return await ToolCommand.RunAsync(services, args, cancellation.Token).ConfigureAwait(false);

// The build that runs is interrupted too, and this program ends when it has ended.
void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}
