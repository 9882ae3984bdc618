using BenchmarkDotNet.Running;
using KobanBot.Bench;

return args switch
{
    ["serve", var sample, .. var rest] => await Serve.RunAsync(sample, rest),
    ["load", .. var rest] => await Load.RunAsync(LoadOptions.Parse(rest)),
    ["cold", .. var rest] => await ColdStart.RunAsync(rest.FirstOrDefault()),
    ["summaries", "check", .. var rest] => await Summaries.CheckAsync(rest),
    ["summaries", .. var rest] => await Summaries.RunAsync(rest),
    ["races", .. var rest] => await Races.RunAsync(rest),
    ["simulate", .. var rest] => Simulate.Run(rest),
    ["deliver", .. var rest] => await Deliver.RunAsync(rest),
    ["remind-years", .. var rest] => await RemindYears.RunAsync(rest),
    ["remind-scale", .. var rest] => await RemindScale.RunAsync(rest),
    ["measure", .. var rest] => Measure.Run(rest),
    ["organisations", .. var rest] => await Organisations.RunAsync(rest),
    ["forms", .. var rest] => PrintForms.Run(rest),
    ["forms-check", .. var rest] => FormsCheck.Run(rest),
    ["pdf-speed"] => await PdfSpeed.RunAsync(),
    ["package", .. var rest] => PrintPackages.Run(rest),
    ["micro", .. var rest] => Micro(rest),
    _ => Usage(),
};

static int Micro(string[] rest)
{
    BenchmarkSwitcher.FromAssembly(typeof(Load).Assembly).Run(rest);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project bench -- MODE
          load [--scenario message|invoke|click|step] [--clients 1,4,16,64] [--seconds 5] [--runs 3] [--storage memory|azurite] [--peer]
               starts the bot as a process of its own and drives it over loopback; medians of the runs; --peer drives a plain echo on the
               SDK's own CloudAdapter in turn with it (message, invoke, cold start)
          cold [PROGRAM]
               process start to first answer, of the bot that is built here or of a published KobanBot.Bot.dll
          races [--count 10000] [--from 1] [--azurite] [--bug NAME]
               officers at work on one council in so many seeded interleavings, in memory or at once on Azurite (300); ends with 1 if
               anything is lost, doubled or mixed; --bug puts one into the tables in memory, to see how many races find it
          simulate [--councils 700] [--years 10] [--seed 1] [--threads N]
               ten years of a prefecture through the planner, day by day; ends with 1 if an obligation is lost, doubled or comes back
          summaries [--copies 1]
               time and size of the summaries on the whole sample, or on so many copies of it (18 are the country)
          summaries check [100000]
               so many random commands against an independent count of the figures
          deliver [--recipients 1000] [--unreachable 2] [--latency 200] [--throttled 5] [--retry-after 0] [--gateway 1] [--seed 1] [--skip-rests]
               the digests of a morning by the real worker, through a connector that keeps every published limit and fails by seed (percent,
               ms, s); ends with 1 if a limit is crossed or a digest did not end as it should; --skip-rests leaves out the time between looks
          remind-years [--councils 20] [--years 10] [--seeds 3]
               years of mornings through the real worker, with outages; ends with 1 if a reminder is lost, doubled or out of its hours
          remind-scale [--councils 720,3000,12100] [--storage azurite|memory] [--by-partition]
               one morning of the country: time, storage requests, memory; with --by-partition Azurite looks only into the partition
               that a query names, as the service does
          organisations [--count 10000] [--from 1]
               so many random organisations, a change of each previewed, carried out and taken back; ends with 1 if what was shown and what was
               there afterwards differ; then the preview of a merger of 64 stations to 58, on a card of the bot
          measure [ROOT] [--count NAME PATTERN PATH]...
               size of the flows of a checkout, and in how many files and lines a thing is named
          forms [DIR]
               700 第5号様式: time, memory, size; with DIR every form with little, usual and much content is written there, to be looked at
          pdf-speed
               how long LibreOffice takes for a PDF of a form, five times each
          forms-check DIR [--approve]
               LibreOffice (soffice) opens every form with little, usual and much content, with the fonts of bench/fonts (npm ci there first); ends with
               1 if one is not opened, a page has another size than A4 or a postcard, or a line lies more than 2 mm from where bench/forms-approved
               has it; the pages are written there as pictures (pdftoppm), to be looked at; --approve writes the places anew
          package [DIR]
               半期の送付 of 58 stations with 700 councils, one after the other: time, memory after each, size
          micro [BenchmarkDotNet options]
               cards, dates, reviews, rows
        """
    );
    return 2;
}
