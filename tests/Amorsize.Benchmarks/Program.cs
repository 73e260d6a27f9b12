using System.Text;
using Amorsize.Benchmarks;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Engines;
using Amorsize.Benchmarks.Fleets;
using Amorsize.Benchmarks.Landscapes;
using Amorsize.Benchmarks.Measuring;
using Amorsize.Benchmarks.Regrets;
using Amorsize.Benchmarks.Simulations;
using Amorsize.Benchmarks.Suites;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    switch (args)
    {
        case ["landscape", ..]:
            LandscapeCommand.Run(Options.Parse(args.AsSpan(1)));
            break;
        case ["regret", ..]:
            RegretCommand.Run(Options.Parse(args.AsSpan(1)));
            break;
        case ["engine"] or ["engine", "--quick"]:
            EngineCommand.Run(quick: args.Length > 1);
            break;
        case ["simulate"] or ["simulate", "--quick"]:
            SimulateCommand.Run(quick: args.Length > 1);
            break;
        case ["rescale"] or ["rescale", "--quick"]:
            RescaleCommand.Run(quick: args.Length > 1);
            break;
        case ["builds"] or ["builds", "--quick"]:
            BuildsCommand.Run(quick: args.Length > 1);
            break;
        case ["fleet"] or ["fleet", "--quick"]:
            FleetCommand.Run(quick: args.Length > 1);
            break;
        case ["noise"] or ["noise", "--quick"]:
            NoiseCommand.Run(quick: args.Length > 1);
            break;
        case ["suites", ..]:
            SuitesCommand.Run(SuiteOptions.Parse(args.AsSpan(1)));
            break;
        case [MeasureCommand.Name]:
            MeasureCommand.Run();
            break;
        case [MeasureGroupCommand.Name]:
            MeasureGroupCommand.Run();
            break;
        case [SpinCommand.Name]:
            SpinCommand.Run();
            break;
        default:
            throw new UsageException($"There is no command '{string.Join(' ', args)}'");
    }
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"{e.Message}. Usage: landscape [--kinds a,b] [--quick] | regret [--kinds a,b] [--quick] [--busy N] | engine [--quick] | simulate [--quick] | rescale [--quick] | builds [--quick] | fleet [--quick] | noise [--quick] | suites [--kinds a,b] [--runners a,b] [--quick]");
    return 2;
}
