using KobanBot.Generator;

// dotnet run --project samples/Generator [-- FOLDER]: writes FOLDER/small and FOLDER/full, by default into samples.
SampleProgram.Write(args.Length > 0 ? args[0] : "samples");
