using System.Globalization;
using System.Text;
using KobanBot.Bot.Import;
using KobanBot.Bot.Storage;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Import;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task What_was_imported_can_be_read_back()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();

        var (exitCode, output) = await folder.ImportAsync(storage.ImportStore);

        exitCode.ShouldBe(ImportCommand.Done);
        output.ShouldContain("連絡協議会 2/2（変更 2）");
        var council = (await storage.CouncilStore.FindAsync(new CouncilId("C1"), TestContext.Current.CancellationToken))!.Facts;
        (council.Members.Count, council.Meetings.Count, council.Feedback.Count).ShouldBe((3, 1, 1));
        council.LeadOn(new DateOnly(2026, 11, 22))!.Title.ShouldBe("巡査部長 試験 一郎");
        council.Plans[0].Meetings[0].Topics[0].Title.ShouldBe("秋の夜間パトロール");
    }

    [Fact]
    public async Task An_imported_officer_is_found_by_the_name_of_the_account()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);

        var found = await storage.PersonStore.FindByPrincipalNameAsync("p1@koban.example", TestContext.Current.CancellationToken);

        found!.Officer.Name.ShouldBe("試験 一郎");
        Access.CouncilsOf(found.Officer, new DateOnly(2026, 11, 22)).ShouldHaveSingleItem().Id.ShouldBe(new CouncilId("C1"));
    }

    [Fact]
    public async Task An_imported_record_can_be_opened()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);

        var record = await storage.CouncilStore.FindRecordAsync(
            new CouncilId("C1"),
            new MeetingId("K1"),
            1,
            TestContext.Current.CancellationToken
        );

        record!.Sheet.Author.ShouldBe("巡査部長 試験 一郎");
        record.Content.Feedback.Select(f => f.Text).ShouldBe(["街路灯の設置", "講話が分かりやすかった"]);
    }

    [Fact]
    public async Task The_same_import_twice_writes_nothing()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);
        var writes = CountWrites(storage);

        var (exitCode, output) = await folder.ImportAsync(storage.ImportStore);

        (exitCode, writes()).ShouldBe((ImportCommand.Done, 0));
        output.ShouldContain("連絡協議会 2/2（変更 0）");
    }

    [Theory]
    [InlineData("commissions.csv")]
    [InlineData("assignments.csv")]
    [InlineData("police_box_stations.csv")]
    [InlineData("council_police_boxes.csv")]
    [InlineData("stations.csv")]
    [InlineData("plan_topics.csv")]
    public async Task The_order_of_the_rows_does_not_matter(string file)
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);
        var writes = CountWrites(storage);
        var lines = folder.Text(file).Split('\n');
        folder.Add(file, string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));

        var (exitCode, _) = await folder.ImportAsync(storage.ImportStore);

        (exitCode, writes()).ShouldBe((ImportCommand.Done, 0));
    }

    [Fact]
    public async Task What_changed_is_written_and_nothing_else()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);
        folder.Replace("officers.csv", "さぶろう,警部", "さぶろう,警視");

        var (_, output) = await folder.ImportAsync(storage.ImportStore);

        // The rank stands in the rosters of both councils.
        output.ShouldContain("警察署 2/2（変更 0）");
        output.ShouldContain("連絡協議会 2/2（変更 2）");
        output.ShouldContain("職員 3/3（変更 1）");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task An_interrupted_import_is_completed_by_running_it_again(int write)
    {
        using var folder = new ImportFolder();
        using var interruption = new CancellationTokenSource();
        var (whole, broken) = (new MemoryStorage(), new MemoryStorage());
        await folder.ImportAsync(whole.ImportStore);
        AtWrite(broken, write, interruption.Cancel);

        var (exitCode, output) = await folder.ImportAsync(broken.ImportStore, interruption.Token);
        var partial = Stored(broken).Count;
        await folder.ImportAsync(broken.ImportStore);

        (exitCode, partial < Stored(whole).Count).ShouldBe((ImportCommand.Interrupted, true));
        output.ShouldContain("もう一度実行すると");
        Stored(broken).ShouldBe(Stored(whole));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    public async Task An_import_that_lost_the_storage_says_so_and_is_completed_by_running_it_again(int write)
    {
        using var folder = new ImportFolder();
        var (whole, broken) = (new MemoryStorage(), new MemoryStorage());
        await folder.ImportAsync(whole.ImportStore);
        AtWrite(broken, write, () => throw new StorageUnavailableException("Closed.", innerException: null));

        var (exitCode, output) = await folder.ImportAsync(broken.ImportStore);
        await folder.ImportAsync(broken.ImportStore);

        exitCode.ShouldBe(ImportCommand.StorageFailed);
        output.ShouldContain("もう一度実行すると");
        Stored(broken).ShouldBe(Stored(whole));
    }

    [Fact]
    public async Task An_import_that_is_stopped_while_it_reads_ends_in_a_sentence()
    {
        using var folder = new ImportFolder();

        var (exitCode, output) = await folder.ImportAsync(new MemoryStorage().ImportStore, new CancellationToken(canceled: true));

        exitCode.ShouldBe(ImportCommand.Interrupted);
        output.ShouldContain("中断しました。");
    }

    [Fact]
    public async Task Nothing_is_written_when_anything_is_wrong()
    {
        using var folder = new ImportFolder().Replace("meeting_feedback.csv", "計画的に推進", "検討");
        var storage = new MemoryStorage();
        var writes = CountWrites(storage);

        var (exitCode, output) = await folder.ImportAsync(storage.ImportStore);

        (exitCode, writes()).ShouldBe((ImportCommand.InputRefused, 0));
        output.ShouldContain("誤りが1件あります。何も取り込んでいません。");
    }

    [Fact]
    public async Task The_report_lies_beside_the_input_until_it_is_mended()
    {
        using var folder = new ImportFolder().Replace("police_boxes.csv", "B1,中央交番,交番", "B1,中央交番,=派出所");
        await folder.ImportAsync(new MemoryStorage().ImportStore);
        var report = await File.ReadAllBytesAsync(folder.ReportPath, TestContext.Current.CancellationToken);
        folder.Replace("police_boxes.csv", "=派出所", "交番");

        var (exitCode, _) = await folder.ImportAsync(new MemoryStorage().ImportStore);

        report[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        Encoding
            .UTF8.GetString(report[3..])
            .ShouldBe(
                "\"ファイル\",\"行\",\"列\",\"値\",\"理由\"\r\n"
                    + "\"police_boxes.csv\",\"2\",\"種別\",\"'=派出所\",\"「交番」、「駐在所」、「署所管区」のいずれかで記入してください。\"\r\n"
            );
        (exitCode, File.Exists(folder.ReportPath)).ShouldBe((ImportCommand.Done, false));
    }

    [Fact]
    public async Task The_report_is_read_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of files are of Unix; on Windows the folder's rights hold.");
        using var folder = new ImportFolder().Replace("police_boxes.csv", "B1,中央交番,交番", "B1,中央交番,派出所");
        await File.WriteAllTextAsync(folder.ReportPath, "前の報告", TestContext.Current.CancellationToken);

        await folder.ImportAsync(new MemoryStorage().ImportStore);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.ReportPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_folder_that_holds_no_file_of_an_import_gets_no_report()
    {
        var folder = Directory.CreateTempSubdirectory("koban-other-");
        var output = new StringWriter();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "家計.csv"), "a,b", TestContext.Current.CancellationToken);

        var code = await new ImportCommand(new MemoryStorage().ImportStore, ImportFolder.Clock, output).RunAsync(
            folder.FullName,
            TestContext.Current.CancellationToken
        );

        code.ShouldBe(ImportCommand.InputRefused);
        folder.EnumerateFiles().ShouldHaveSingleItem().Name.ShouldBe("家計.csv");
        output.ToString().ShouldContain("import-report.csvは作成していません。");
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(null, "2026-11-22", "令和8年11月22日以降の事項を管理します。")]
    [InlineData("", "2026-11-22", "令和8年11月22日以降の事項を管理します。")]
    [InlineData("令和8年4月1日", "2026-04-01", "令和8年4月1日以降の事項を管理します。")]
    [InlineData("いつか", "2026-11-22", "「いつか」は日付として読み取れないため、本日からとします。")]
    public async Task The_first_import_asks_once_from_which_day_on_matters_are_tracked(string? answer, string day, string said)
    {
        using var folder = new ImportFolder();
        var (storage, asked) = (new MemoryStorage(), 0);

        var first = await folder.ImportAsync(storage.ImportStore, ask: Answer);
        var second = await folder.ImportAsync(storage.ImportStore, ask: Answer);

        first.Output.ShouldContain(said);
        second.Output.ShouldNotContain("管理します");
        second.Output.ShouldContain("連絡協議会 2/2（変更 0）");
        asked.ShouldBe(1);
        (await TrackedAsync(storage)).ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        string? Answer()
        {
            asked++;
            return answer;
        }
    }

    [Fact]
    public async Task The_day_that_the_command_gives_counts_and_changes_what_was_said_before()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();

        await folder.ImportAsync(storage.ImportStore, tracked: new DateOnly(2026, 4, 1));
        (await TrackedAsync(storage)).ShouldBe(new DateOnly(2026, 4, 1));
        await folder.ImportAsync(storage.ImportStore, tracked: new DateOnly(2026, 10, 1));

        (await TrackedAsync(storage)).ShouldBe(new DateOnly(2026, 10, 1));
        await folder.ImportAsync(storage.ImportStore);
        (await TrackedAsync(storage)).ShouldBe(new DateOnly(2026, 10, 1));
    }

    [Fact]
    public async Task What_was_corrected_in_the_chat_stays_and_the_import_says_so_without_values()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);
        var loaded = (await storage.CouncilStore.FindAsync(new CouncilId("C1"), TestContext.Current.CancellationToken))!;
        var member = loaded.Facts.Members[0];
        var change = new CouncilChange
        {
            Audit = new AuditEntry(
                ImportFolder.Clock.GetUtcNow(),
                new OfficerId("P1"),
                "members.amend.save",
                new Guid(1, 2, 3, new byte[8])
            ),
            Writes =
            [
                new CouncilWrite.PutMember(member with { Name = "訂正 花子" }),
                new CouncilWrite.PutAmendment(
                    new MemberAmendment(
                        member.Id,
                        ImportFolder.Clock.GetUtcNow(),
                        new OfficerId("P1"),
                        new Guid(1, 2, 3, new byte[8]),
                        [new AmendedValue(nameof(Member.Name), member.Name, "訂正 花子")]
                    )
                ),
            ],
        };
        (await storage.CouncilStore.TryCommitAsync(loaded.Version, change, TestContext.Current.CancellationToken)).ShouldBeTrue();

        var (_, output) = await folder.ImportAsync(storage.ImportStore);

        output.ShouldContain($"連絡協議会C1 委員{member.Id}：「氏名」はチャットで訂正されているため、変更していません。");
        output.ShouldNotContain("花子");
        output.ShouldNotContain(member.Name);
        (await storage.CouncilStore.FindAsync(new CouncilId("C1"), TestContext.Current.CancellationToken))!
            .Facts.Member(member.Id)!
            .Name.ShouldBe("訂正 花子");
    }

    private static async Task<DateOnly?> TrackedAsync(MemoryStorage storage) =>
        (await storage.CouncilStore.FindAsync(new CouncilId("C1"), TestContext.Current.CancellationToken))!.Facts.Council.TrackedSince;

    [Fact]
    public async Task An_import_that_changed_something_is_written_down_and_one_that_did_not_is_not()
    {
        using var folder = new ImportFolder();
        var storage = new MemoryStorage();
        await folder.ImportAsync(storage.ImportStore);
        await folder.ImportAsync(storage.ImportStore);

        var rows = await storage.Tables.Stations.ReadRangeAsync(
            "HQ",
            Keys.Audit,
            Keys.After(Keys.Audit),
            TestContext.Current.CancellationToken
        );
        var entry = rows.Select(PartitionRows.Audit.Read).ShouldHaveSingleItem();
        (entry.What, entry.By).ShouldBe(("import", ReadAudit.Operator));
        entry.Subject.ShouldNotBeNull().ShouldContain("councils 2");
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused_in_a_sentence()
    {
        var output = new StringWriter();
        var command = new ImportCommand(new MemoryStorage().ImportStore, ImportFolder.Clock, output);

        var exitCode = await command.RunAsync("/no/such/folder", TestContext.Current.CancellationToken);

        (exitCode, output.ToString().Trim()).ShouldBe((ImportCommand.InputRefused, "フォルダーがありません：/no/such/folder"));
    }

    private static Func<int> CountWrites(MemoryStorage storage)
    {
        var writes = 0;
        foreach (var table in storage.Hooks.All)
        {
            table.OnBefore = call =>
            {
                Interlocked.Add(ref writes, call.Operation == TableOperation.Transaction ? 1 : 0);
                return Task.CompletedTask;
            };
        }

        return () => writes;
    }

    /// <summary>Does something once, before the n-th write.</summary>
    private static void AtWrite(MemoryStorage storage, int number, Action act)
    {
        var writes = 0;
        foreach (var table in storage.Hooks.All)
        {
            table.OnBefore = call =>
            {
                if (call.Operation == TableOperation.Transaction && Interlocked.Increment(ref writes) == number)
                {
                    act();
                }

                return Task.CompletedTask;
            };
        }
    }

    /// <summary>All rows but the heads of councils, which count the transactions that it took.</summary>
    private static List<(string, string, string)> Stored(MemoryStorage storage) =>
        [
            .. storage
                .Councils.Rows.Where(r => r.Key != Keys.Head)
                .Concat(storage.People.Rows)
                .Concat(storage.Accounts.Rows)
                // Entries tell of runs, of which an interrupted import has two.
                .Where(r => !r.Key.StartsWith(Keys.Audit, StringComparison.Ordinal))
                .Select(r => (r.Partition, r.Key, r.Body)),
        ];
}
