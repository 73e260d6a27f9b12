using System.Globalization;
using System.Text;
using Amorsize.Benchmarks;
using Amorsize.Benchmarks.Analyzers;
using Amorsize.Benchmarks.Builds;
using Amorsize.Benchmarks.Edits;
using Amorsize.Benchmarks.Engines;
using Amorsize.Benchmarks.FirstCalls;
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
        case ["outcomes", ..]:
            OutcomesCommand.Run(Options.Parse(args.AsSpan(1)));
            break;
        case ["engine"] or ["engine", "--quick"]:
            EngineCommand.Run(quick: args.Length > 1);
            break;
        case ["first-call"] or ["first-call", "--quick"]:
            FirstCallCommand.Run(quick: args.Length > 1);
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
        case ["libraries"] or ["libraries", "--quick"]:
            LibrariesCommand.Run(quick: args.Length > 1);
            break;
        case ["analyzers"] or ["analyzers", "--quick"]:
            AnalyzersCommand.Run(quick: args.Length > 1);
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
        case ["shards"] or ["shards", "--quick"]:
            ShardsCommand.Run(quick: args.Length > 1);
            break;
        case ["solutions"] or ["solutions", "--quick"]:
            SolutionsCommand.Run(quick: args.Length > 1);
            break;
        case ["edits", var folder, var workloads, .. { Length: > 0 } projects]:
            EditsCommand.Run(folder, workloads, projects);
            break;
        case [MeasureCommand.Name]:
            MeasureCommand.Run();
            break;
        case [MeasureGroupCommand.Name]:
            MeasureGroupCommand.Run();
            break;
        case [AskFirstCallCommand.Name]:
            AskFirstCallCommand.Run();
            break;
        case [SpinCommand.Name, var percent, var burstiness]:
            SpinCommand.Run(int.Parse(percent, CultureInfo.InvariantCulture), isBursty: burstiness == SpinCommand.Bursty);
            break;
        default:
            throw new UsageException($"There is no command '{string.Join(' ', args)}'");
    }
    return 0;
}
catch (UsageException e)
{
    Console.Error.WriteLine($"""
        {e.Message}. Commands:
          landscape [--kinds A,B] [--quick]               measures the grid of plans of each kind of workload
          regret [--kinds A,B] [--load PERCENT] [--bursty] [--budget SECONDS] [--quick]
                                                          measures the regret of the profiler's choices, beside a load in percent of one processor
          outcomes [--kinds A,B] [--load PERCENT] [--bursty] [--budget SECONDS] [--quick]
                                                          counts what is measured, measured under load and refused beside such a load
          engine [--quick]                                measures the cost of the engine beside the framework's loops
          first-call [--quick]                            measures the first TunedSettings.For of a process
          simulate [--quick]                              runs the search on simulated workloads
          rescale [--quick]                               compares rescaled plans on simulated machines
          builds [--quick]                                measures the cost of the package in a build that has nothing to do
          libraries [--quick]                             measures the same for workloads that call code of 30 libraries
          analyzers [--quick]                             measures the cost of the analyzers in a compilation of 1,000 files
          fleet [--quick]                                 simulates agents that share a remote cache
          noise [--quick]                                 counts wrong results of builds beside foreign load
          suites [--kinds A,B] [--runners A,B] [--quick]  tunes test suites and measures dotnet test
          shards [--quick]                                divides tuned suites into shards and measures each
          solutions [--quick]                             measures dotnet test of solutions whose suites are tuned alone and together
          edits FOLDER WORKLOADS PROJECT...               edits each method in the output of a solution, and counts missed changes
        """);
    return 2;
}
