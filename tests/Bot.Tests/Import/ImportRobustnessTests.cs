using System.Text;
using KobanBot.Bot.Import;
using KobanBot.Support.Storage;

namespace KobanBot.Bot.Tests.Import;

/// <summary>Files as they lie on an officer's desk: open in Excel, with an odd character, half saved.</summary>
public sealed class ImportRobustnessTests
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!; // The provider always knows 932.

    [Fact]
    public async Task A_file_that_is_open_in_another_program_is_told_in_one_sentence()
    {
        using var folder = new ImportFolder();
        await folder.ReadAsync();
        using var open = Hold(Path.Combine(folder.Path, "members.csv"));

        var problems = new ImportProblems();
        var plan = await ImportPlan.ReadAsync(folder.Path, new DateOnly(2026, 11, 22), problems, TestContext.Current.CancellationToken);

        plan.ShouldBeNull();
        var problem = problems.First.ShouldHaveSingleItem();
        (problem.File, problem.Row).ShouldBe(("members.csv", null));
        problem.Reason.ShouldContain("Excelなどで開いている場合は閉じて");
    }

    [Fact]
    public async Task A_report_that_is_open_in_another_program_is_told_in_one_sentence()
    {
        using var folder = new ImportFolder().Replace("police_boxes.csv", "中央交番,交番", "中央交番,派出所");
        await File.WriteAllTextAsync(folder.ReportPath, "old", TestContext.Current.CancellationToken);
        using var open = Hold(folder.ReportPath);

        var (code, output) = await folder.ImportAsync(new MemoryStorage().ImportStore);

        code.ShouldBe(ImportCommand.InputRefused);
        output.ShouldContain("派出所");
        output.ShouldContain("import-report.csvを書き込めませんでした。");
    }

    [Fact]
    public async Task One_odd_character_is_told_with_its_cell_and_spoils_nothing_else()
    {
        using var folder = new ImportFolder();
        var bytes = Cp932.GetBytes(folder.Text("members.csv").Replace("渡島 三郎", "渡島 X郎", StringComparison.Ordinal));
        bytes[bytes.AsSpan().IndexOf(" X"u8) + 1] = 0xFF;
        folder.Put("members.csv", bytes);

        var problem = await folder.OnlyProblemAsync();

        (problem.File, problem.Row, problem.Column, problem.Value).ShouldBe(("members.csv", 4, "氏名", "（非表示）"));
        problem.Reason.ShouldContain("読み取れない文字");
    }

    [Fact]
    public async Task A_non_breaking_space_is_no_odd_character()
    {
        using var folder = new ImportFolder().Replace("members.csv", "渡島 三郎", "渡島\u00A0三郎");

        (await folder.PlanAsync()).Councils[0].Members.ShouldContain(m => m.Name == "渡島 三郎");
    }

    [Theory]
    [InlineData("stations.csv")]
    [InlineData("councils.csv")]
    [InlineData("members.csv")]
    public async Task What_follows_from_a_file_that_cannot_be_read_is_not_told_row_by_row(string file)
    {
        using var folder = new ImportFolder().Put(file, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("x")]);

        var (code, output) = await folder.ImportAsync(new MemoryStorage().ImportStore);

        code.ShouldBe(ImportCommand.InputRefused);
        output.ShouldContain("誤りが1件あります。");
        output.ShouldContain("ファイルどうしの照合はまだ行っていません。");
    }

    [Theory]
    [InlineData("\"渡島\n三郎\"")]
    [InlineData("渡島\t三郎")]
    [InlineData("渡島 \u200B三郎")]
    public async Task A_name_is_one_line_without_what_nobody_sees(string cell)
    {
        using var folder = new ImportFolder().Replace("members.csv", "渡島 三郎", cell);

        (await folder.PlanAsync()).Councils[0].Members.ShouldContain(m => m.Name == "渡島 三郎");
    }

    [Theory]
    [InlineData("46346")]
    [InlineData("2026/11/20 0:00")]
    [InlineData("㋿8年11月20日（金曜日）")]
    [InlineData("令8.11.20")]
    public async Task A_day_is_read_as_Excel_and_offices_write_it(string cell)
    {
        using var folder = new ImportFolder().Replace("meeting_plans.csv", "2026-11-20", cell);

        (await folder.PlanAsync()).Councils[0].Plans[0].Meetings[0].Date.ShouldBe(new DateOnly(2026, 11, 20));
    }

    [Fact]
    public async Task A_day_with_another_day_of_the_week_is_told_so()
    {
        using var folder = new ImportFolder().Replace("meeting_plans.csv", "2026-11-20", "令和8年11月20日（木）");

        (await folder.ReadAsync()).Problems.First.ShouldContain(p =>
            p.Column == "開催日" && p.Reason.Contains("曜日が一致しません", StringComparison.Ordinal)
        );
    }

    private static FileStream Hold(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
}
