using KobanBot.Bot.Import;

namespace KobanBot.Bot.Tests.Import;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task Everything_is_written_and_progress_is_shown()
    {
        using var folder = new ImportFolder();
        var store = new RememberingImportStore();

        var (exitCode, output) = await folder.ImportAsync(store);

        exitCode.ShouldBe(ImportCommand.Done);
        store
            .Kept.Keys.Order()
            .ShouldBe(["council C1", "council C2", "officer P1", "officer P2", "officer P3", "station 101", "station 191"]);
        output.ShouldContain("連絡協議会 2/2（変更 2）");
    }

    [Fact]
    public async Task The_same_import_twice_changes_nothing()
    {
        using var folder = new ImportFolder();
        var store = new RememberingImportStore();
        await folder.ImportAsync(store);
        var writes = store.Writes;

        var (exitCode, output) = await folder.ImportAsync(store);

        (exitCode, store.Writes).ShouldBe((ImportCommand.Done, writes));
        output.ShouldContain("連絡協議会 2/2（変更 0）");
    }

    [Fact]
    public async Task The_order_of_the_rows_does_not_matter()
    {
        using var folder = new ImportFolder();
        var store = new RememberingImportStore();
        await folder.ImportAsync(store);
        var writes = store.Writes;
        var lines = folder.Text("commissions.csv").Split('\n');
        folder.Add("commissions.csv", string.Join('\n', lines.Skip(1).Reverse().Prepend(lines[0])));

        await folder.ImportAsync(store);

        store.Writes.ShouldBe(writes);
    }

    [Fact]
    public async Task An_interrupted_import_is_completed_by_running_it_again()
    {
        using var folder = new ImportFolder();
        var (whole, broken) = (new RememberingImportStore(), new RememberingImportStore { InterruptAt = 2 });
        await folder.ImportAsync(whole);

        var (exitCode, output) = await folder.ImportAsync(broken, broken.Interruption.Token);
        var kept = broken.Kept.Count;
        await folder.ImportAsync(broken);

        (exitCode, kept < whole.Kept.Count).ShouldBe((ImportCommand.Interrupted, true));
        output.ShouldContain("もう一度実行すると");
        broken.Kept.ShouldBe(whole.Kept, ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_written_when_anything_is_wrong()
    {
        using var folder = new ImportFolder().Replace("meeting_feedback.csv", "計画的に推進", "検討");
        var store = new RememberingImportStore();

        var (exitCode, output) = await folder.ImportAsync(store);

        (exitCode, store.Writes).ShouldBe((ImportCommand.InputRefused, 0));
        output.ShouldContain("誤りが1件あります。何も取り込んでいません。");
    }

    [Fact]
    public async Task The_report_lies_beside_the_input_until_it_is_mended()
    {
        using var folder = new ImportFolder().Replace("police_boxes.csv", "B1,中央交番,交番", "B1,中央交番,=派出所");
        await folder.ImportAsync(new RememberingImportStore());
        var report = await File.ReadAllBytesAsync(folder.ReportPath, TestContext.Current.CancellationToken);
        folder.Replace("police_boxes.csv", "=派出所", "交番");

        var (exitCode, _) = await folder.ImportAsync(new RememberingImportStore());

        report.ShouldBe([0xEF, 0xBB, 0xBF, .. report.Skip(3)]);
        System
            .Text.Encoding.UTF8.GetString(report, 3, report.Length - 3)
            .ShouldBe(
                "\"ファイル\",\"行\",\"列\",\"値\",\"理由\"\r\n"
                    + "\"police_boxes.csv\",\"2\",\"種別\",\"'=派出所\",\"「交番」、「駐在所」、「署所管区」のいずれかで記入してください。\"\r\n"
            );
        (exitCode, File.Exists(folder.ReportPath)).ShouldBe((ImportCommand.Done, false));
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_refused_in_a_sentence()
    {
        var output = new StringWriter();
        var command = new ImportCommand(new RememberingImportStore(), ImportFolder.Clock, output);

        var exitCode = await command.RunAsync("/no/such/folder", TestContext.Current.CancellationToken);

        (exitCode, output.ToString().Trim()).ShouldBe((ImportCommand.InputRefused, "フォルダーがありません：/no/such/folder"));
    }
}
