using System.Runtime.InteropServices;
using System.Text;
using Amorsize.Tool.Builds;
using Amorsize.Tool.CommandLine;

Console.OutputEncoding = Encoding.UTF8;
using var cancellation = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
var services = new ToolServices(
    ToolConsole.Of(Console.Out, Console.IsOutputRedirected),
    ToolConsole.Of(Console.Error, Console.IsErrorRedirected),
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
