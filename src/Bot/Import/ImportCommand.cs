using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Import;

/// <summary>`import DIR`: checks the whole input, then writes it. Running it again completes what an interruption left.</summary>
internal sealed class ImportCommand(IImportStore store, TimeProvider clock, TextWriter output)
{
    public const int Done = 0;
    public const int InputRefused = 1;
    public const int StorageFailed = 4;
    public const int Interrupted = 3;

    private const int AtOnce = 8;

    /// <summary>More lines are not read; the number is said in any case.</summary>
    private const int MostKept = 200;

    /// <summary>From which day on matters are asked about, as the caller says; null where the first import asks, and later ones know.</summary>
    public DateOnly? TrackedFrom { get; init; }

    /// <summary>Asks whoever imports for a day once, before the first import; an empty answer is today. Null where nobody can answer.</summary>
    public Func<string?>? Ask { get; init; }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string folder, CancellationToken cancellation)
    {
        if (!Directory.Exists(folder))
        {
            output.WriteLine($"フォルダーがありません：{folder}");
            return InputRefused;
        }

        try
        {
            return await CheckAndWriteAsync(folder, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            output.WriteLine("中断しました。同じコマンドをもう一度実行すると、残りを取り込みます。");
            return Interrupted;
        }
        catch (StorageUnavailableException)
        {
            output.WriteLine("ストレージに書き込めませんでした。接続を確認して同じコマンドをもう一度実行すると、残りを取り込みます。");
            return StorageFailed;
        }
    }

    private async Task<int> CheckAndWriteAsync(string folder, CancellationToken cancellation)
    {
        output.WriteLine("入力を確認しています。");
        var problems = new ImportProblems();
        var plan = await ImportPlan.ReadAsync(folder, clock.Today(), await store.FindReformsAsync(cancellation), problems, cancellation);
        if (plan is null)
        {
            ImportReport.Print(problems, output);

            // What was typed by mistake is somebody else's folder: nothing is written there.
            if (!ImportFiles.IsImport(folder))
            {
                output.WriteLine($"取込み用のファイルがないフォルダーです。{ImportFiles.ReportName}は作成していません。");
            }
            else if (!await ImportReport.TryWriteAsync(problems, folder, cancellation))
            {
                output.WriteLine(
                    $"{ImportFiles.ReportName}を書き込めませんでした。Excelなどで開いている場合は閉じて、もう一度実行してください。誤りは上のとおりです。"
                );
            }

            return InputRefused;
        }

        DeleteOldReport(folder);
        var tracked = await TrackedAsync(cancellation);
        plan = plan with { Councils = [.. plan.Councils.Select(c => c with { Council = c.Council with { TrackedSince = tracked } })] };

        // Officers come last: a chat that is opened meanwhile finds the councils that it offers.
        var stations = await PutAllAsync("警察署", plan.Stations, store.PutStationAsync, cancellation);
        var councils = await PutAllAsync("連絡協議会", plan.Councils, store.PutCouncilAsync, cancellation);
        var officers = await PutAllAsync("職員", plan.Officers, store.PutOfficerAsync, cancellation);
        var offices = await PutAllAsync("所属", plan.Directories, store.PutDirectoryAsync, cancellation);
        if (stations + councils + officers + offices > 0)
        {
            await store.KeepAsync($"stations {stations}, councils {councils}, officers {officers}, offices {offices}", cancellation);
        }

        await TellKeptAsync(plan.Councils, cancellation);
        output.WriteLine("取込みが終わりました。");
        return Done;
    }

    /// <summary>Says, without values, what was not changed because somebody has corrected it in the chat.</summary>
    private async Task TellKeptAsync(IReadOnlyList<CouncilImport> councils, CancellationToken cancellation)
    {
        var all = 0;
        foreach (var council in councils)
        {
            foreach (var kept in await store.FindKeptAsync(council, cancellation))
            {
                all++;
                if (all <= MostKept)
                {
                    output.WriteLine(
                        $"連絡協議会{council.Council.Id.Value} 委員{kept.Member.Value}：「{MemberRow.ColumnOf(kept.Property)}」はチャットで訂正されているため、変更していません。"
                    );
                }
            }
        }

        if (all > 0)
        {
            output.WriteLine(
                $"ファイルと異なる訂正済みの値{all:N0}件は、変更していません。ファイルが正しいときはチャットで訂正し、チャットの値が正しいときは取込み用のファイルを直してください。"
            );
        }
    }

    /// <summary>The day that was given now or before; the first import asks, and takes today where it gets no answer.</summary>
    private async Task<DateOnly> TrackedAsync(CancellationToken cancellation)
    {
        var known = await store.FindTrackedSinceAsync(cancellation);
        if ((TrackedFrom ?? known) is { } day)
        {
            if (day != known)
            {
                await store.PutTrackedSinceAsync(day, cancellation);
            }

            return day;
        }

        var today = clock.Today();
        if (Ask is not null)
        {
            output.WriteLine(
                $"何日以降の事項を管理しますか（例：令和8年4月1日）。何も入力しなければ本日（{JapaneseDate.WithoutWeekday(today)}）からとします。"
            );
        }

        var answer = Ask?.Invoke()?.Trim() ?? "";
        var given = JapaneseDate.TryParse(answer, out var read) ? read : today;
        if (answer.Length > 0 && given != read)
        {
            output.WriteLine($"「{answer}」は日付として読み取れないため、本日からとします。");
        }

        output.WriteLine(
            $"{JapaneseDate.WithoutWeekday(given)}以降の事項を管理します。それより前の事項は督促せず、「引継ぎ時の確認事項」に一度だけ表示します。変更するときは、--tracked-from 日付を付けてもう一度実行してください。"
        );
        await store.PutTrackedSinceAsync(given, cancellation);
        return given;
    }

    private void DeleteOldReport(string folder)
    {
        try
        {
            File.Delete(Path.Combine(folder, ImportFiles.ReportName));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"以前の{ImportFiles.ReportName}が開かれているため、削除できませんでした。内容は前回のものです。");
        }
    }

    /// <returns>How many were changed.</returns>
    private async Task<int> PutAllAsync<T>(
        string what,
        IReadOnlyList<T> all,
        Func<T, CancellationToken, Task<bool>> put,
        CancellationToken cancellation
    )
    {
        var (done, changed, shown) = (0, 0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(
            all,
            options,
            async (item, token) =>
            {
                var written = await put(item, token);
                lock (all)
                {
                    (done, changed) = (done + 1, changed + (written ? 1 : 0));
                    if (done == all.Count || done * 10 / all.Count > shown)
                    {
                        shown = done * 10 / all.Count;
                        output.WriteLine($"{what} {done:N0}/{all.Count:N0}（変更 {changed:N0}）");
                    }
                }
            }
        );
        return changed;
    }
}
