using System.Text;
using KobanBot.Bot.Import;
using KobanBot.Core.Facts;
using Microsoft.Extensions.Time.Testing;

namespace KobanBot.Bot.Tests.Import;

/// <summary>A folder with a small input without errors, to be spoiled by a test. Today is 22 November 2026 in Japan.</summary>
internal sealed class ImportFolder : IDisposable
{
    public static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero));

    private readonly Dictionary<string, string> _files = new()
    {
        ["stations.csv"] = """
            警察署コード,警察署名,方面,有効開始日,有効終了日,統合先警察署コード
            101,中央警察署,札幌,1995-04-01,,
            191,古町警察署,札幌,1995-04-01,2026-03-31,101
            """,
        ["police_boxes.csv"] = """
            交番等コード,交番等名,種別
            B1,中央交番,交番
            B2,古町駐在所,駐在所
            """,
        ["police_box_stations.csv"] = """
            交番等コード,警察署コード,開始日,終了日
            B1,101,1995-04-01,
            B2,191,1995-04-01,2026-03-31
            B2,101,2026-04-01,
            """,
        ["officers.csv"] = """
            職員番号,氏名,ふりがな,階級,UPN
            P1,試験 一郎,しけん いちろう,巡査部長,P1@koban.example
            P2,試験 二郎,しけん じろう,巡査部長,p2@koban.example
            P3,試験 三郎,しけん さぶろう,警部,p3@koban.example
            """,
        ["assignments.csv"] = """
            職員番号,所属コード,役割,開始日,終了日
            P1,B1,運営担当者,2023-04-01,
            P2,B2,運営担当者,2023-04-01,
            P3,101,地域課長,2023-04-01,
            """,
        ["councils.csv"] = """
            連絡協議会コード,名称,種別,目的,区域,設置日,廃止日
            C1,中央交番連絡協議会,所管区,,,1995-04-01,
            C2,古町駐在所連絡協議会,所管区,,,1995-04-01,
            """,
        ["council_police_boxes.csv"] = """
            連絡協議会コード,交番等コード,開始日,終了日
            C1,B1,1995-04-01,
            C2,B2,1995-04-01,
            """,
        ["lead_officers.csv"] = """
            連絡協議会コード,職員番号,開始日,終了日
            C1,P1,2023-04-01,
            """,
        ["members.csv"] = """
            連絡協議会コード,委員コード,氏名,ふりがな,選定区分,所属・職業,所管区との関係,住所,電話,連絡しやすい時間,年代,性別,地区
            C1,M1,阿寒 一,あかん はじめ,自治会、町内会等の役員;その他,中央町内会 会長,居住,北都市中央1-1,000-0000-0001,平日夜,60代,男,第1区
            C1,M2,石狩 二葉,いしかり ふたば,その他,商店街,勤務,北都市中央2-2,000-0000-0002,,50代,女,
            C1,M3,渡島 三郎,おしま さぶろう,その他,商店街,勤務,北都市中央3-3,000-0000-0003,,50代,,
            C2,M1,阿寒 一,あかん はじめ,その他,郵便局,勤務,北都市中央1-1,000-0000-0001,平日夜,60代,男,
            """,
        ["commissions.csv"] = """
            連絡協議会コード,委員コード,委嘱種別,前任者委員コード,任期開始日,任期終了日,委嘱状交付日,解嘱日,解嘱事由
            C1,M1,新任,,2023-04-01,2025-03-31,2023-04-03,,
            C1,M1,再任,,2025-04-01,2027-03-31,2025-04-03,,
            C1,M2,新任,,2025-04-01,2027-03-31,2025-04-03,2026-06-20,死亡
            C1,M3,補充,M2,2026-07-01,2027-03-31,,,
            C2,M1,新任,,2025-04-01,2027-03-31,2025-04-03,,
            """,
        ["meeting_plans.csv"] = """
            連絡協議会コード,年度,開催日,開始時刻,場所,警察活動の重点,地域の行事
            C1,2026,2026-11-20,14:00,中央町内会館 1階,特殊詐欺の防止,夏祭り
            """,
        ["plan_topics.csv"] = """
            連絡協議会コード,開催日,番号,議題区分,議題
            C1,2026-11-20,2,地域の抱える問題、行事等の進め方,通学路の街路灯
            C1,2026-11-20,1,交番等の活動状況,秋の夜間パトロール
            """,
        ["meetings.csv"] = """
            連絡協議会コード,会議番号,会議区分,開催日,開始時刻,終了時刻,場所,状態,警察からの連絡事項,問題解決,会議資料,次回予定日,契機,情報の伝達,連絡方法,協力要請,所管区活動への反映,人選の事前検討,人選検討日,確定者職員番号,確定日,署長報告日
            C1,K1,定期会議,2026-06-12,14:00,15:20,中央町内会館,署長報告済,年末の警戒,,ミニ広報紙;統計資料,,,,,,,実施,2026-06-01,P1,2026-06-13,2026-06-15
            """,
        ["meeting_attendance.csv"] = """
            連絡協議会コード,会議番号,参加者区分,コード,氏名・所属,出欠
            C1,K1,委員,M1,,欠席
            C1,K1,運営担当者,P1,,出席
            C1,K1,地域警察幹部,P3,,出席
            C1,K1,委員以外の地域住民等,,中央小学校 教頭,出席
            """,
        ["meeting_topics.csv"] = """
            連絡協議会コード,会議番号,番号,議題区分,議題,結果
            C1,K1,1,その他,次年度の開催時期,6月とする。
            """,
        ["meeting_feedback.csv"] = """
            連絡協議会コード,会議番号,番号,種別,内容,分野,発言者,担当,措置,措置状況,連絡日
            C1,K1,1,要望,街路灯の設置,地域,中央町内会,地域課,協議中,計画的に推進,
            C1,K1,2,意見,講話が分かりやすかった,生活安全,匿名,,,未着手,
            """,
    };

    private readonly Dictionary<string, byte[]> _bytes = [];

    public string Path { get; } = Directory.CreateTempSubdirectory("koban-import-").FullName;

    public string ReportPath => System.IO.Path.Combine(Path, ImportFiles.ReportName);

    public string Text(string file) => _files[file];

    public ImportFolder Replace(string file, string old, string with)
    {
        _files[file].ShouldContain(old);
        _files[file] = _files[file].Replace(old, with, StringComparison.Ordinal);
        return this;
    }

    public ImportFolder Append(string file, string line)
    {
        _files[file] += "\n" + line;
        return this;
    }

    public ImportFolder Without(string file)
    {
        _files.Remove(file).ShouldBeTrue();
        return this;
    }

    public ImportFolder Add(string file, string text)
    {
        _files[file] = text;
        return this;
    }

    public ImportFolder Put(string file, byte[] bytes)
    {
        _bytes[file] = bytes;
        return this;
    }

    public ImportFolder Encode(Encoding encoding)
    {
        foreach (var (file, text) in _files)
        {
            _bytes[file] = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        }

        return this;
    }

    public async Task<(ImportPlan? Plan, ImportProblems Problems)> ReadAsync()
    {
        Write();
        var problems = new ImportProblems();
        var today = new DateOnly(2026, 11, 22);
        return (await ImportPlan.ReadAsync(Path, today, problems, TestContext.Current.CancellationToken), problems);
    }

    public async Task<ImportProblem> OnlyProblemAsync()
    {
        var (plan, problems) = await ReadAsync();
        plan.ShouldBeNull();
        return problems.First.ShouldHaveSingleItem();
    }

    public async Task<ImportPlan> PlanAsync()
    {
        var (plan, problems) = await ReadAsync();
        problems.First.ShouldBeEmpty();
        return plan.ShouldNotBeNull();
    }

    public async Task<(int ExitCode, string Output)> ImportAsync(
        IImportStore store,
        CancellationToken? cancellation = null,
        DateOnly? tracked = null,
        Func<string?>? ask = null
    )
    {
        Write();
        var output = new StringWriter();
        var command = new ImportCommand(store, Clock, output) { TrackedFrom = tracked, Ask = ask };
        return (await command.RunAsync(Path, cancellation ?? TestContext.Current.CancellationToken), output.ToString());
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private void Write()
    {
        foreach (var (file, text) in _files)
        {
            File.WriteAllText(System.IO.Path.Combine(Path, file), text);
        }

        foreach (var (file, bytes) in _bytes)
        {
            File.WriteAllBytes(System.IO.Path.Combine(Path, file), bytes);
        }
    }
}
