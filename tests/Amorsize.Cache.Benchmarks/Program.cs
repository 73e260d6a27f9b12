using Amorsize.Cache.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["interleaved"])
    Interleaved.Run();
else
    BenchmarkSwitcher.FromAssembly(typeof(LookUpBenchmark).Assembly).Run(args);
