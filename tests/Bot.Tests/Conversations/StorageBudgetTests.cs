using System.Diagnostics;
using System.Text.Json.Nodes;
using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;
using KobanBot.Support.Features;
using KobanBot.Support.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KobanBot.Bot.Tests.Conversations;

/// <summary>
/// What every verb asks of the storage within its turn. The budget of a card step is two reads (the person; the council's live range)
/// and one transaction; what reads the body of a record reads once more. Messages that a change causes are sent outside the turn.
/// </summary>
public sealed class StorageBudgetTests : IAsyncLifetime
{
    /// <summary>As the flows declare it, whichever of a verb's ways was gone.</summary>
    private static readonly Dictionary<string, string> Declared = Flows.Declared.Effects.Values.ToDictionary(e => e.Verb, e => e.Budget);

    private readonly Dictionary<string, SortedSet<string>> _seen = new(StringComparer.Ordinal);
    private readonly ActivityListener _requests = new()
    {
        ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    private BotUnderTest _bot = null!;
    private int _reads;
    private int _transactions;
    private int _lists;

    public async ValueTask InitializeAsync()
    {
        ActivitySource.AddActivityListener(_requests);
        _bot = await BotUnderTest.StartAsync();
        foreach (var table in _bot.Storage.Hooks.All)
        {
            table.OnBefore = CountAsync;
        }
    }

    public ValueTask DisposeAsync()
    {
        _requests.Dispose();
        return _bot.DisposeAsync();
    }

    [Fact]
    public async Task Every_verb_stays_within_its_budget()
    {
        var (lead, second) = (await _bot.OpenChatOf(World.Lead), await _bot.OpenChatOf(World.Second));
        var section = await _bot.OpenChatOf(World.Section);
        foreach (var chat in new[] { lead, second, section })
        {
            // The first word after the first contact reads once more: which officer the account belongs to. Then the process knows.
            await chat.SayAsync("ヘルプ");
        }

        await SayAsync(lead, "home.open", "ホーム");
        await SayAsync(lead, "home.help", "ヘルプ");
        await SayAsync(lead, "guideline.open", "要綱 第5-2");
        await SayAsync(lead, "plan.open", "開催計画");
        await PressAsync(lead, "保存", ("priorities", "新しい重点"));
        await PressAsync(lead, "計画を修正");
        await PressAsync(lead, "閉じる");
        await SayAsync(lead, "kit.make", "会議キット");
        await SayAsync(lead, "plan.open", "開催計画");
        await PressAsync(lead, "11月20日（金）の計画を修正");
        await PressAsync(lead, "保存");
        await PressAsync(lead, "計画を修正");
        await PressAsync(lead, "保存", ("date", "2026-12-20"));
        await PressAsync(lead, "計画を修正");
        await PressAsync(lead, "12月20日（日）の計画を修正");
        await PressAsync(lead, "12月20日（日）の計画を取り消す");

        await SayAsync(second, "record.start", "会議を記録");
        await PressAsync(second, "次へ", ("to-time", "15:20"));
        await PressAsync(second, "戻る");
        await RefreshAsync(second);
        await PressAsync(second, "次へ");
        await PressAsync(second, "次へ");
        await PressAsync(second, "続けて追加", ("title", "追加の議題"));
        await PressAsync(second, "議題3を修正");
        await PressAsync(second, "議題3を削除");
        await PressAsync(second, "保存して閉じる");
        await PressAsync(second, "入力を");
        await PressAsync(second, "次へ");
        await PressAsync(second, "次へ");
        await PressAsync(second, "次へ");
        await PressAsync(second, "第5号様式を表示");
        await PressAsync(second, "確認に戻る");
        await PressAsync(second, "確認を依頼");
        await lead.NoticeAsync("確認の依頼");
        await PressAsync(lead, "内容を確認");
        await PressAsync(lead, "理由を付けて差し戻す", ("returnReason", "場所"));
        await second.NoticeAsync("記録の差し戻し");
        await PressAsync(second, "記録を修正");
        await PressAsync(second, "確認を依頼");
        await lead.NoticeAsync("確認の依頼", 2);
        await SayAsync(lead, "home.waiting", "確認待ち");
        await PressAsync(lead, "1件目");
        await PressAsync(lead, "確定して報告");

        await section.NoticeAsync("記録の確定");
        await PressAsync(section, "記録を見る");
        await PressAsync(section, "依頼を送る", ("question", "場所を補足"));
        await SayAsync(section, "meetings.show", "会議を見る 中央");
        await PressAsync(section, "署長報告済にする", ("reportedOn", "2026-11-24"));
        await PressAsync(section, "報告日の訂正を保存", ("correctedOn", "2026-11-24"), ("correctionReason", "転記誤り"));
        await PressAsync(section, "好事例に登録", ("example", "合同で点検した"));
        await PressAsync(section, "登録を取消し");
        await _bot.SummariesFollowAsync();
        await SayAsync(section, "summary.open", "概況");
        await SayAsync(section, "summary.station", "署の状況");
        await PressAsync(section, "期間・出力");
        await PressAsync(section, "CSV");
        await PressAsync(section, "会議");
        await PressAsync(section, "平均出席率　");
        await PressAsync(section, "の記録を表示");
        await SayAsync(lead, "meetings.list", "会議一覧");
        await SayAsync(lead, "meetings.correctable", "訂正");
        await SayAsync(lead, "meetings.show", "会議を見る");
        await PressAsync(lead, "訂正を始める", ("reason", "誤記訂正"));
        await PressAsync(lead, "会議を修正");
        await PressAsync(lead, "確認に戻る", ("date", "2026-12-20"));
        await PressAsync(lead, "開催日を修正");
        await SayAsync(lead, "record.start", "会議を記録");
        await PressAsync(lead, "別の会議を記録");
        await PressAsync(lead, "前回から複写");
        await PressAsync(lead, "入力をやめる", ("place", "別の会場"));
        var asked = lead.Card;
        await PressAsync(lead, "保存して閉じる");
        await MeasureAsync(asked.VerbOf("破棄する"), () => lead.PressOnAsync(asked, "破棄する"));
        await SayAsync(lead, "home.stop", "中止");
        await RemindAsync(lead, section);
        await FulfilAsync(lead, section);
        await DismissAsync(section);
        await MembersAsync(section);
        await ReportAsync(lead, section);
        await HandOverAsync(lead, second);
        await PrintAsync(lead, section);
        await TemplatesAsync();
        await OfficersAsync(section);
        await CouncilsAsync(section);
        await OpenAsync(lead, "plan.calendar", ("council", "C1"));
        await MeasureAsync("search.find", () => lead.QueryAsync("中央"));
        await AppointmentAsync(lead, section);
        await EnlistAsync(section);

        Lines(_seen.ToDictionary(v => v.Key, v => string.Join(", ", v.Value))).ShouldBe(Lines(Declared));
        Declared.Keys.ShouldBe(_bot.Services.GetRequiredService<FlowTable>().Verbs.Keys, ignoreOrder: true);
    }

    private async Task AppointmentAsync(Chat lead, Chat section)
    {
        var (pane, other) = (new PaneCalls(_bot.Http, lead.Account), new PaneCalls(_bot.Http, section.Account));
        var day = new JsonObject { ["start"] = "2027-01-15T14:00:00+09:00", ["place"] = "中央公民館" };
        JsonNode shown = new JsonObject();
        await MeasureAsync("appointment.open", () => other.OpenAsync(day));
        await MeasureAsync("appointment.open", async () => shown = await pane.OpenAsync(day));
        await MeasureAsync("appointment.open", () => pane.OpenAsync());
        await MeasureAsync("appointment.save", () => pane.SaveAsync(shown));
    }

    private async Task SendPackageAsync(Chat section, Chat hq)
    {
        var area = await _bot.OpenChatOf(World.AreaOfficer);
        await area.SayAsync("ヘルプ");
        await SayAsync(hq, "package.list", "半期の送付");
        await PressAsync(hq, "未送付の1署に連絡");
        await section.NoticeAsync("半期の送付の確認");
        await PressAsync(section, "半期の送付");
        await PressAsync(section, "令和8年度上半期");
        await PressAsync(section, "書類を作成");
        await OpenAsync(section, "package.open", ("package", "S1|S1|2026-04-01"));
        await PressAsync(section, "送付する", ("day", "2026-11-20"));
        await PressAsync(section, "取り下げる", ("reason", "記録簿の差替え"));
        await PressAsync(section, "送付する", ("day", "2026-11-20"), ("reason", "記録簿の差替え"));
        await SayAsync(area, "package.list", "到着");
        await PressAsync(area, "中央警察署");
        await PressAsync(area, "到着を入力", ("day", "2026-11-21"));
        await PressAsync(area, "本部に送付", ("day", "2026-11-22"));
    }

    private async Task RemindAsync(Chat lead, Chat section)
    {
        const string Plan = "MeetingPlan|C2||2026";
        const string OwnList = "OperationListAnnual|S1||2026";
        await SayAsync(lead, "digest.show", "本日の対応");
        await PressAsync(lead, "通知の設定");
        await PressAsync(lead, "保存", ("kinds", "MeetingNotice"));
        await SayAsync(lead, "remind.deadlines", "期限");
        await SayAsync(section, "remind.plan", "通知の予定");
        var chief = await _bot.OpenChatOf(World.SectionChief);
        await chief.OpenAsync("remind.why", ("obligation", Plan));
        await PressAsync(chief, "担当者に連絡");
        await section.NoticeAsync("対応状況の確認");
        await OpenAsync(section, "remind.list", ("kind", "MemberRoster"));
        await OpenAsync(section, "remind.why", ("obligation", Plan));
        await PressAsync(section, "3日後に再通知");
        await PressAsync(section, "再通知を取り消す");
        await PressAsync(section, "引き継ぐ");
        await PressAsync(section, "引き継ぐ", ("to", "P5"), ("until", "2026-12-01"));
        await SayAsync(section, "digest.show", "本日の対応");
        await OpenAsync(section, "office.done", ("obligation", OwnList));
        await PressAsync(section, "済みにする");
        await PressAsync(section, "取り消す");

        var hq = await _bot.OpenChatOf(World.HqOfficer);
        await hq.SayAsync("ヘルプ");
        await SendPackageAsync(section, hq);
        await SayAsync(hq, "doctor.show", "診断");
        await SayAsync(hq, "delivery.status", "配信状況");
        await PressAsync(hq, "送信を停止");
        await PressAsync(hq, "停止する");
        await PressAsync(hq, "送信を再開");
        await SayAsync(hq, "reform.open", "組織の変更");
        await PressAsync(hq, "内容を確認", ("kind", "MergeStation"), ("day", "2028-04-01"), ("lines", "中央警察署 北警察署"));
        await PressAsync(hq, "登録する");
        await SayAsync(hq, "reform.list", "登録済みの組織の変更");
        await PressAsync(hq, "4月1日（土）の変更を取り消す");

        var channel = new Chat(_bot, World.Section, section.Account) { Conversation = "19:channel", Kind = "channel" };
        await MeasureAsync(
            "channel.open",
            () =>
                channel.PostAsync(
                    new JsonObject
                    {
                        ["type"] = "message",
                        ["text"] = "<at>KobanBot</at> 通知先",
                        ["entities"] = new JsonArray(
                            new JsonObject
                            {
                                ["type"] = "mention",
                                ["text"] = "<at>KobanBot</at>",
                                ["mentioned"] = new JsonObject { ["id"] = "28:bot" },
                            }
                        ),
                    }
                )
        );
        channel.TakeAnswer();
        await PressAsync(channel, "登録", ("box", "K1"));
        await PressAsync(channel, "登録を外す", ("box", "K1"));
    }

    private async Task PrintAsync(Chat lead, Chat section)
    {
        await SayAsync(lead, "forms.open", "様式");
        await PressAsync(lead, "連絡協議会開催結果記録簿");
        await SayAsync(section, "forms.letters", "委嘱状を印刷 中央");
        await PressAsync(section, "ファイルを作成", ("purpose", "交付"));
        await SayAsync(section, "forms.roster", "名簿を印刷 中央");
        await SayAsync(section, "forms.issued", "発行した様式 中央");
        await SayAsync(section, "forms.batch", "一括作成");
        await PressAsync(section, "ファイルを作成", ("purpose", "交付"));
        await OpenAsync(section, "forms.stop");
        await OpenAsync(section, "files.mail");
        var issued = StorageSamples.Issued();
        _bot.Clock.Advance(TimeSpan.FromMilliseconds(1)); // Entries of one moment have one key.
        await _bot.CommitAsync(
            World.Central,
            new CouncilWrite.PutIssued(issued with { Issue = issued.Issue with { Number = 1 }, Former = null }),
            new CouncilWrite.PutIssued(issued with { Issue = issued.Issue with { Number = 2 }, Former = 1 })
        );
        await OpenAsync(section, "forms.issue", ("council", "C1"), ("number", "1"));
        await OpenAsync(section, "forms.issue", ("council", "C1"), ("number", "2"));
    }

    private async Task TemplatesAsync()
    {
        var hq = await _bot.OpenChatOf(World.HqOfficer);
        var template = Convert.ToBase64String(FormDocuments.Template(MeetingResultForm.Form));
        await SayAsync(hq, "templates.open", "ひな形");
        await PressAsync(hq, "委嘱状（第3号様式）");
        await OpenAsync(hq, "templates.add", ("name", "第5号様式.docx"), ("content", template));
        await PressAsync(hq, "見本を作成");
        await OpenAsync(hq, "templates.show", ("form", "MeetingResult"));
        await PressAsync(hq, "標準のひな形");
        await OpenAsync(hq, "templates.show", ("form", "MeetingResult"));
        await PressAsync(hq, "使用開始日を保存", ("from", "2027-04-01"));
        await PressAsync(hq, "第1版を取り下げる");
        await PressAsync(hq, "取り下げる");
    }

    private async Task CouncilsAsync(Chat section)
    {
        await SayAsync(section, "council.show", "協議会の内容 中央");
        await OpenAsync(section, "council.edit", ("council", "C1"));
        await PressAsync(section, "保存");
        await SayAsync(section, "abolish.open", "廃止 中央");
        await PressAsync(section, "保存", ("last", "2027-03-31"));
        await PressAsync(section, "廃止日を取り消す");
        await SayAsync(section, "bylaw.list", "会則");
        await PressAsync(section, "会則等を追加");
        await PressAsync(section, "保存", ("title", "中央警察署連絡協議会会則"), ("enacted", "2026-10-01"));
        await SayAsync(section, "coverage.open", "設置状況");
        await SayAsync(section, "found.open", "設置したい");
        await PressAsync(section, "次へ", ("kind", "Merged"));
        await PressAsync(section, "内容を確認", ("day", "2027-04-01"), ("boxes", "K1,K2"), ("ends", "C1,C2"));
        await PressAsync(section, "登録する");
        await SayAsync(section, "found.list", "設置の予定");
        await PressAsync(section, "4月1日（木）の予定を取り消す");
        await SayAsync(section, "consult.list", "協議 中央");
        await PressAsync(section, "依頼する", ("consultKind", "Abolition"), ("consultText", "廃止したい"));
        var area = await _bot.OpenChatOf(World.AreaOfficer);
        await SayAsync(area, "consult.inbox", "協議の一覧");
        var id = (await _bot.FactsAsync(World.Central)).Consultations.Single().Id;
        await OpenAsync(area, "consult.show", ("council", "C1"), ("flow", id));
        await PressAsync(area, "回答する", ("consultAnswer", "NoObjection"));
        var east = (await _bot.FactsAsync(World.East)).Council;
        await _bot.CommitAsync(World.East, new CouncilWrite.PutCouncil(east with { TrackedSince = new DateOnly(2027, 2, 1) }));
        await SayAsync(section, "older.show", "引継ぎ時の確認事項 東");
        await PressAsync(section, "確認済みにする");
        await SayAsync(section, "older.station", "署の引継ぎ時の確認事項");
        await OpenAsync(section, "older.station.check");
    }

    private async Task OfficersAsync(Chat section)
    {
        await SayAsync(section, "transfer.open", "異動");
        await PressAsync(section, "内容を確認", ("rows", "P2 東駐在所 R9.3.25"));
        await PressAsync(section, "登録する");
        await SayAsync(section, "officers.open", "勤務員名簿");
        await PressAsync(section, "試験 二郎の異動を取り消す");
        await SayAsync(section, "history.officer", "配置の履歴");
        await SayAsync(section, "history.officer", "配置の履歴 P2");
        await OpenAsync(section, "lead.open", ("council", "C1"));
        await SayAsync(section, "deputy.open", "代行");
        await PressAsync(section, "代行を指定", ("deputy", "P6"), ("deputy-to", "2027-02-10"));
        await PressAsync(section, "の代行を終える");
        await SayAsync(section, "form2.open", "様式2");
        await PressAsync(section, "4月1日現在を記録");
        await OpenAsync(section, "lead.open", ("council", "C1"));
        await PressAsync(section, "指定する", ("officer", "P2"), ("from", "2027-02-01"));
        await SayAsync(section, "form2.open", "様式2");
        await PressAsync(section, "補正を記録");
        await SayAsync(section, "form2.corrections", "補正の一覧");
        await OpenAsync(section, "form2.since");
    }

    private async Task EnlistAsync(Chat section)
    {
        await OpenAsync(section, "enlist.send");
        foreach (var number in new[] { "P77", "P78" })
        {
            var chat = _bot.ChatOf(World.Lead with { Id = new OfficerId(number), UserPrincipalName = $"{number}@koban.example" });
            await chat.SayAsync("ホーム");
            await chat.PressAsync(
                "申請を送る",
                ("en-station", "S1"),
                ("en-post", "中央交番"),
                ("en-rank", "巡査"),
                ("en-name", $"新任 {number}"),
                ("en-number", number)
            );
        }

        await SayAsync(section, "enlist.list", "利用申請");
        await PressAsync(section, "巡査 新任 P77");
        await PressAsync(section, "承認する");
        await PressAsync(section, "巡査 新任 P78");
        await PressAsync(section, "断る", ("reason", "配置の確認ができないため"));
    }

    private async Task DismissAsync(Chat section)
    {
        await OpenAsync(section, "dismiss.open", ("council", "C1"));
        await PressAsync(section, "次へ", ("member", "M3"));
        await PressAsync(section, "検討中として保存", ("reason", "Resignation"));
        await PressAsync(section, "検討中の内容");
        await PressAsync(section, "検討を終える");
        await PressAsync(section, "次へ", ("member", "M3"));
        await PressAsync(section, "内容を確認", ("reason", "Resignation"));
        await PressAsync(section, "解嘱を記録");
        await PressAsync(section, "取り消す");
        await PressAsync(section, "次へ", ("member", "M3"));
        await PressAsync(section, "内容を確認", ("reason", "Resignation"));
        await PressAsync(section, "解嘱を記録");
        await PressAsync(section, "通知を記録");
        await PressAsync(section, "委嘱状を記録", ("letterNow", "Returned"));
        await OpenAsync(section, "disposal.open", ("council", "C1"));
        await OpenAsync(section, "disposal.ask", ("council", "C1"));
        await OpenAsync(section, "disposal.confirm", ("council", "C1"));
        await OpenAsync(section, "retention.open", ("council", "C1"));
        await OpenAsync(section, "retention.ask", ("council", "C1"));
        await OpenAsync(section, "retention.confirm", ("council", "C1"));
        var old = StorageSamples.Report("R-old", read: true) with { AnsweredAt = World.Now.AddYears(-6) };
        await _bot.Storage.Tables.Councils.TryWriteAsync(
            "C1",
            [RowWrite.Insert(CouncilRows.Of(World.Central, CouncilKinds.Report, old))],
            CancellationToken.None
        );
        await OpenAsync(section, "retention.confirm", ("council", "C1"), ("kinds", "Correspondence"));
        await OpenAsync(section, "dismiss.show", ("council", "C1"), ("flow", "M3"), ("dismissed", "2027-02-01"));
    }

    private async Task ReportAsync(Chat lead, Chat section)
    {
        await SayAsync(lead, "report.open", "署に連絡");
        await PressAsync(lead, "署に送る", ("report-kind", "Candidate"), ("candidate", "根室 太郎"));
        var id = (await _bot.FactsAsync(World.Central)).Reports.Single().Id;
        await OpenAsync(section, "report.show", ("council", "C1"), ("flow", id));
        await PressAsync(section, "回答する", ("answer", "検討する"));
        await lead.OpenAsync("report.show", ("council", "C1"), ("flow", id));
        await PressAsync(lead, "確認済み");
        await SayAsync(lead, "loss.open", "委員が亡くなった");
        await OpenAsync(lead, "call.open", ("council", "C1"), ("callDay", "2027-03-10"));
        await PressAsync(lead, "阿寒 一に周知済み");
        await PressAsync(lead, "取り消す");
    }

    private async Task HandOverAsync(Chat lead, Chat second)
    {
        await SayAsync(lead, "handover.open", "引継書");
        await PressAsync(lead, "引継書を渡す", ("handover-to", "P2"));
        await second.SayAsync("引継書");
        await PressAsync(second, "巡査部長 試験 一郎からの引継書");
        await PressAsync(second, "確認しました");
    }

    private async Task MembersAsync(Chat section)
    {
        await SayAsync(section, "members.find", "委員を探す 阿寒");
        await SayAsync(section, "members.balance", "委員の構成 中央");
        await OpenAsync(section, "members.kept", ("council", "C1"));
        await SayAsync(section, "members.list", "名簿 中央");
        await PressAsync(section, "阿寒 一");
        await PressAsync(section, "訪問等を記録");
        await PressAsync(section, "記録する");
        await PressAsync(section, "訂正");
        await PressAsync(section, "保存", ("m-district", "二丁目"));
        await OpenAsync(section, "members.contact", ("council", "C1"), ("flow", "M0"));
        await PressAsync(section, "保存", ("c-phone", "000-0000-0001"));
        await PressAsync(section, "履歴");
        var history = section.Card;
        await MeasureAsync(history.VerbOf("本人の情報を出力"), () => section.PressOnAsync(history, "本人の情報を出力"));
        await PressAsync(section, "ファイルを作成", ("purpose", "本人からの求め"));
        await MeasureAsync(history.VerbOf("すべての変更"), () => section.PressOnAsync(history, "すべての変更"));
        await OpenAsync(section, "members.contacts", ("council", "C1"), ("flow", "M0"));
        await SayAsync(section, "commission.new", "委嘱 中央");
        await PressAsync(section, "内容を確認", ("m-name", "新任 一郎"), ("c-phone", "000-0000-0002"));
        await PressAsync(section, "委嘱を記録");
        await PressAsync(section, "取り消す");
        var coming = new Member
        {
            Id = new MemberId("N1"),
            Name = "新任 二郎",
            Commissions = [new Commission(CommissionKind.New, CommissionTerm.Standard(2027))],
        };
        await _bot.CommitAsync(World.Central, new CouncilWrite.PutMember(coming));
        await OpenAsync(section, "commission.withdraw", ("council", "C1"), ("flow", "N1"));
        await PressAsync(section, "委嘱を取り消す", ("withdraw-reason", "逝去のため"));
        await OpenAsync(section, "members.few", ("council", "C2"));
        await PressAsync(section, "保存", ("few-reason", "管内人口が僅少"));
        await OpenAsync(section, "letters.open", ("council", "C1"));
        await PressAsync(section, "交付を記録");
        await PressAsync(section, "取り消す");
    }

    private async Task FulfilAsync(Chat lead, Chat section)
    {
        await _bot.RecordAsync(World.Central, "R1", new DateOnly(2026, 11, 10), ["M0", "M1"]);
        await OpenAsync(lead, "done.open", ("council", "C1"), ("obligation", "AbsenteeContact|C1|R1|"));
        await PressAsync(lead, "済みにする");
        await PressAsync(lead, "取り消す");
        await OpenAsync(lead, "absent.open", ("council", "C1"), ("flow", "R1"));
        await PressAsync(lead, "連絡済み", ("members", "M0,M1"));
        await PressAsync(lead, "取り消す");

        var (east, chief) = (await _bot.OpenChatOf(World.EastOfficer), await _bot.OpenChatOf(World.SectionChief));
        await east.SayAsync("ヘルプ");
        await chief.SayAsync("ヘルプ");
        await SayAsync(east, "measure.list", "要望一覧");
        await PressAsync(east, "1件目");
        await PressAsync(east, "支援を依頼");
        await PressAsync(east, "依頼する", ("text", "町役場との調整"));
        await OpenAsync(east, "measure.open", ("council", "C2"), ("flow", "old-1"));
        await PressAsync(east, "保存", ("status", "InProgress"));
        await SayAsync(east, "support.list", "支援依頼");
        await PressAsync(east, "1件目");
        var id = (await _bot.Storage.CouncilStore.FindAsync(World.East, CancellationToken.None))!.Facts.SupportRequests.Single().Id;
        await chief.OpenAsync("support.show", ("council", "C2"), ("flow", id));
        await PressAsync(chief, "保存", ("status", "Finished"), ("answer", "調整済み"));
        await OpenAsync(east, "support.show", ("council", "C2"), ("flow", id));
        await PressAsync(east, "確認済み");

        _bot.Clock.SetUtcNow(new DateTimeOffset(2027, 2, 1, 1, 0, 0, TimeSpan.Zero));
        await SayAsync(lead, "terms.review", "任期");
        await PressAsync(lead, "意向を保存", ("intention-M0", "Willing"));
        await section.OpenAsync("terms.review", ("council", "C1"));
        await PressAsync(section, "再任の手続");
        await PressAsync(section, "再任を記録");
        await PressAsync(section, "取り消す");
    }

    private Task OpenAsync(Chat chat, string verb, params (string Key, string Value)[] data) =>
        MeasureAsync(verb, () => chat.OpenAsync(verb, data));

    [Fact]
    public async Task A_repeated_click_is_answered_from_what_was_kept()
    {
        var lead = await _bot.OpenChatOf(World.Lead);
        await lead.SayAsync("会議を記録");
        var first = lead.Card;
        await lead.PressAsync("次へ");

        await MeasureAsync("repeated", () => lead.PressOnAsync(first, "次へ"));

        _seen["repeated"].ShouldBe(["2/0"]);
    }

    private static IEnumerable<string> Lines(Dictionary<string, string> counts) =>
        counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}");

    private Task SayAsync(Chat chat, string verb, string words) => MeasureAsync(verb, () => chat.SayAsync(words));

    private Task PressAsync(Chat chat, string title, params (string Id, string Value)[] typed) =>
        MeasureAsync(chat.Card.VerbOf(title), () => chat.PressAsync(title, typed));

    private Task RefreshAsync(Chat chat) => MeasureAsync("record.refresh", () => chat.RefreshAsync(chat.Card));

    private async Task MeasureAsync(string verb, Func<Task> act)
    {
        (_reads, _transactions, _lists) = (0, 0, 0);
        await act();
        _lists.ShouldBeLessThanOrEqualTo(1, verb);
        if (!_seen.TryGetValue(verb, out var counts))
        {
            _seen[verb] = counts = new SortedSet<string>(StringComparer.Ordinal);
        }

        counts.Add($"{_reads}/{_transactions}");
    }

    /// <summary>
    /// Only what a request asks; the worker that sends messages runs outside any. That a card is a list to choose from, or no more one, is kept with
    /// every verb alike, by one request beside its own.
    /// </summary>
    private Task CountAsync(TableCall call)
    {
        if (call.Keys is ["1shown"])
        {
            _lists++;
        }
        else if (Activity.Current is not null)
        {
            _ = call.Operation == TableOperation.Transaction ? Interlocked.Increment(ref _transactions) : Interlocked.Increment(ref _reads);
        }

        return Task.CompletedTask;
    }
}
